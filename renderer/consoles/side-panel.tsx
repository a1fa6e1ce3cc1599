import type { ConsoleState } from '../../core/consoles/schema.ts';
import type { SessionState } from '../../core/contract/schemas.ts';
import { emptyDesk, focusedTab } from '../../core/layout/tree.ts';
import { useApp } from '../store/use-app.ts';
import { Glyph, type GlyphName } from '../ui/glyph.tsx';
import { Says } from '../ui/says.tsx';
import { ModeBadge, Since } from './mode-badge.tsx';
import { exactTime, hasPrompt } from './modes.ts';
import { aliveConsoles, isConsoleOver } from './session-view.ts';
import { useShowConsole } from './use-show-console.ts';

/** About the session as it is now: why the console with the keys waits, who is here, what is good to know. */
export function SidePanel({ session }: { session: SessionState }) {
  const focused = useApp((state) => focusedTab(state.desks[session.id] ?? emptyDesk));
  const console = session.consoles.find(({ id }) => id === focused);
  return (
    <aside className="side" aria-label="About this session" data-region tabIndex={-1}>
      {console && <Waiting session={session} console={console} />}
      <Here session={session} />
      <GoodToKnow session={session} />
    </aside>
  );
}

function Waiting({ session, console }: { session: SessionState; console: ConsoleState }) {
  const over = isConsoleOver(session, console);
  const { pid, listening, connections, held, title, since } = console;
  const facts: { glyph: GlyphName; says: string; more?: string }[] = [];
  if (over) facts.push({ glyph: 'minus', says: 'Its program has ended', more: exactTime(since) });
  else if (pid !== undefined)
    facts.push({ glyph: 'check', says: `${console.program} is alive`, more: `process ${pid}` });
  if (listening.length > 0) facts.push({ glyph: 'check', says: `Listens on tcp ${listening.join(', ')}` });
  if (connections > 0) {
    facts.push({
      glyph: 'check',
      says: `${connections} ${connections === 1 ? 'connection' : 'connections'} to it`,
    });
  }
  if (held.length > 0) {
    facts.push({
      glyph: 'waiting',
      says: `${held.length} ${held.length === 1 ? 'line waits' : 'lines wait'} for the prompt`,
    });
  }
  const heading = hasPrompt(console) ? 'What it does now' : over ? 'What happened' : 'Why it waits';
  return (
    <section>
      <h2>{heading}</h2>
      <p className="dim">
        {title}: <Says text={console.says} />
      </p>
      <ul className="traits-list">
        {facts.map(({ glyph, says, more }) => (
          <li key={says}>
            <Glyph name={glyph} className={glyph === 'check' ? 'is-best' : ''} />
            <span className="grow">{says}</span>
            {more && <span className="meta">{more}</span>}
          </li>
        ))}
        {!over && (
          <li>
            <Glyph name="waiting" />
            <span className="grow">In this mode for</span>
            <span className="meta">
              <Since at={since} />
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

function Here({ session }: { session: SessionState }) {
  const showConsole = useShowConsole(session.id);
  if (session.consoles.length === 0) return null;
  return (
    <section>
      <h2>Who is here</h2>
      <ul className="traits-list">
        {session.consoles.map((console) => (
          <li key={console.id}>
            <button type="button" className="plain-button grow" onClick={() => showConsole(console.id)}>
              {console.title}
              <span className="meta">
                {console.computer}, {console.toolset.name}
              </span>
            </button>
            <ModeBadge console={console} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function GoodToKnow({ session }: { session: SessionState }) {
  const { plan, practice } = session;
  const keeps = plan.steps.some(({ command }) => /\s-pd\s/.test(command));
  const ports = aliveConsoles(session).flatMap(({ listening }) => listening);
  const known: { says: string; rule?: string }[] = plan.warnings.map(({ says, rule }) => ({ says, rule }));
  if (practice)
    known.unshift({ says: 'This is a practice session: its debuggers are simulated, its links are real.' });
  if (aliveConsoles(session).some(({ role }) => role === 'client')) {
    known.push({
      says: `Leave with Ctrl+B, Enter. \`q\` ends the session for everybody${keeps ? '; the target runs on because of `-pd`' : ' and the target with it'}.`,
      rule: 'engine 9',
    });
  }
  if (ports.length > 0) known.push({ says: `Open now: tcp ${[...new Set(ports)].join(', ')}.` });
  if (known.length === 0) return null;
  return (
    <section>
      <h2>Good to know</h2>
      <ul className="traits-list">
        {known.map(({ says, rule }) => (
          <li key={says}>
            <Glyph name="info" />
            <span className="grow">
              <Says text={says} {...(rule && { rule })} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
