import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

interface MenuProps {
  name: string;
  items: { text: ReactNode; run(): void }[];
}

/** A button with three dots and its list of deeds. Arrow keys move, Esc closes and gives the focus back. */
export function Menu({ name, items }: MenuProps) {
  const [open, setOpen] = useState(false);
  const ref = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    ref.current?.querySelector('button')?.focus();
  };
  useEffect(() => {
    if (!open) return;
    ref.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent) => {
      if (event.target instanceof Node && !ref.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const move = (by: number) => {
    const list = [...(ref.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    const at = list.findIndex((item) => item.matches(':focus'));
    list[(at + by + list.length) % list.length]?.focus();
  };
  return (
    <div className="popover" ref={ref}>
      <Button kind="quiet" small glyph="more" name={name} expanded={open} onPress={() => setOpen(!open)} />
      {open && (
        <div
          className="menu"
          role="menu"
          aria-label={name}
          tabIndex={-1}
          onBlur={(event) => {
            if (!ref.current?.contains(event.relatedTarget)) setOpen(false);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            else if (event.key === 'ArrowDown') move(1);
            else if (event.key === 'ArrowUp') move(-1);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        >
          {items.map((item, index) => (
            <button
              type="button"
              role="menuitem"
              key={typeof item.text === 'string' ? item.text : index}
              onClick={() => {
                close();
                item.run();
              }}
            >
              {item.text}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
