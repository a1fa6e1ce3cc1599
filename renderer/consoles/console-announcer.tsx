import { useEffect, useRef, useState } from 'react';
import type { Mode } from '../../core/consoles/schema.ts';
import type { SessionState } from '../../core/contract/schemas.ts';
import { isUrgent, modeView } from './modes.ts';

/** Says aloud when a console stopped or is lost; every other change is read when one gets there (ui.md section 9). */
export function ConsoleAnnouncer({ session }: { session: SessionState }) {
  const before = useRef(new Map<string, Mode>());
  const [says, setSays] = useState('');
  useEffect(() => {
    const changed = session.consoles.filter(({ id, mode }) => {
      const known = before.current.get(id);
      return known !== undefined && isUrgent(known, mode);
    });
    before.current = new Map(session.consoles.map(({ id, mode }) => [id, mode]));
    if (changed.length > 0)
      setSays(changed.map((console) => `${console.title}: ${modeView(console).word}.`).join(' '));
  }, [session.consoles]);
  return (
    <p className="unseen" role="alert">
      {says}
    </p>
  );
}
