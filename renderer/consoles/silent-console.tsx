import type { ReactNode } from 'react';
import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { SessionState } from '../../core/contract/schemas.ts';
import { CommandText } from '../ui/command-text.tsx';
import { Since } from './mode-badge.tsx';
import { exactTime } from './modes.ts';
import { isConsoleOver, stepById, targetName } from './session-view.ts';

/** A program that prints nothing: this page is written by us from its process and its ports (engine 13). */
export function SilentConsole({ session, console }: { session: SessionState; console: ConsoleState }) {
  const { program, pid, listening, connections, exitCode, since, transcript } = console;
  const step = stepById(session, console.step);
  const over = isConsoleOver(session, console);
  const planned = (step?.opens ?? []).map(({ protocol, at }) => `${protocol} ${at}`);
  const facts: [string, ReactNode][] = [
    ['Process', pid === undefined ? 'not started yet' : `${pid}`],
    [
      over ? 'Ended' : 'Alive',
      over ? (
        `at ${exactTime(since)}${exitCode === undefined ? '' : `, exit code ${exitCode}`}`
      ) : (
        <>
          since {exactTime(since)}, <Since at={since} />
        </>
      ),
    ],
    [
      'Listens',
      listening.length > 0 ? listening.map((port) => `tcp ${port}`).join(', ') : notListening(planned, over),
    ],
    [
      'Connected',
      connections === 0 ? 'nobody' : `${connections} ${connections === 1 ? 'connection' : 'connections'}`,
    ],
    ['Debugs', targetName(session)],
  ];
  return (
    <div className="silent">
      <dl className="traits">
        {facts.map(([term, says]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      {step && <CommandText command={step.command} of={console.title} />}
      <p className="meta">
        This page is written by us from the process and its ports. {program} itself says nothing when it
        works.
        {transcript.end > 0 && ' Below is what it and its targets printed.'}
      </p>
    </div>
  );
}

function notListening(planned: string[], over: boolean): string {
  if (over) return 'nowhere any more';
  return planned.length > 0 ? `not yet; ${planned.join(', ')} is planned` : 'nowhere: it calls out';
}
