import { type ReactNode, useEffect, useId, useRef } from 'react';

interface DialogProps {
  title: string;
  /** Esc, too. */
  onClose(): void;
  children: ReactNode;
  /** Buttons; the first one is the safe choice and has the focus. */
  foot: ReactNode;
  /** Selector of what has the focus first, where that is not a button. */
  first?: string;
  wide?: boolean;
}

/** Only for endings and deeds that destroy something. The browser keeps the focus inside and gives it back. */
export function Dialog({ title, onClose, children, foot, first = '.dialog-foot button', wide }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const dialog = ref.current;
    const before = document.activeElement;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(first)?.focus();
    return () => {
      dialog?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, [first]);
  return (
    <dialog
      ref={ref}
      className={wide ? 'dialog dialog-wide' : 'dialog'}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className="dialog-body">
        <h2 id={titleId}>{title}</h2>
        {children}
      </div>
      <div className="dialog-foot">{foot}</div>
    </dialog>
  );
}
