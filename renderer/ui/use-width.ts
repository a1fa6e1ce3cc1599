import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** Until an element is measured, drawings are laid out for a window of 1024 px. */
const unmeasuredPx = 640;

/** The width of an element in CSS pixels, kept up to date. */
export function useWidth(): [RefObject<(HTMLFieldSetElement & HTMLDivElement) | null>, number] {
  const ref = useRef<HTMLFieldSetElement & HTMLDivElement>(null);
  const [width, setWidth] = useState(unmeasuredPx);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return [ref, width];
}
