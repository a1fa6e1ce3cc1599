import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** How long the button says that it has copied, before it offers to copy again. */
const saidForMs = 2000;

export function CopyButton({ text, name, children }: { text: string; name: string; children?: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no');
  useEffect(() => {
    if (copied === 'no') return;
    const timer = setTimeout(() => setCopied('no'), saidForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied('yes'),
      () => setCopied('refused'),
    );
  const glyph = copied === 'yes' ? 'check' : copied === 'refused' ? 'error' : 'copy';
  return (
    <>
      <Button kind={children ? 'plain' : 'quiet'} small glyph={glyph} name={name} onPress={() => void copy()}>
        {children}
      </Button>
      <span className="unseen" role="status">
        {copied === 'yes' && 'Copied.'}
        {copied === 'refused' && 'The browser does not let this page copy; select the text instead.'}
      </span>
    </>
  );
}
