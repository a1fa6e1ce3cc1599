import { useState } from 'react';
import type { DocumentSummary, SessionState } from '../../core/contract/schemas.ts';
import { methodWords } from '../board/words.ts';
import { printRoute } from '../store/route.ts';
import { useApp } from '../store/use-app.ts';
import { Glyph } from '../ui/glyph.tsx';
import { Menu } from '../ui/menu.tsx';
import { dayAndTime } from '../ui/times.ts';
import { recentOrder } from './recent-order.ts';

export function RecentPlans() {
  const documents = useApp((state) => state.documents);
  const documentsState = useApp((state) => state.documentsState);
  if (documentsState === 'loading') return <p className="meta">Reading the plans.</p>;
  if (documents.length === 0) {
    return (
      <section>
        <h2>No plans yet</h2>
        <p className="dim">
          Start with the situation, not with the method: the verdicts follow every answer.
        </p>
      </section>
    );
  }
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title" className="start-section">
        Recent plans
      </h2>
      <div className="table">
        <table>
          <thead>
            <tr>
              <th scope="col">Plan</th>
              <th scope="col">Method</th>
              <th scope="col">Changed</th>
              <th scope="col">State</th>
              <th scope="col">
                <span className="unseen">More</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {recentOrder(documents).map((summary) => (
              <RecentRow key={summary.id} summary={summary} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function RecentRow({ summary }: { summary: DocumentSummary }) {
  const session = useApp((state) =>
    state.sessions.find(({ document, state: at }) => document === summary.id && at !== 'ended'),
  );
  const { id, name, pinned, method, changed, broken } = summary;
  const pin = useApp((state) => state.pinDocument);
  const remove = useApp((state) => state.removeDocument);
  const [renaming, setRenaming] = useState(false);
  if (broken) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td colSpan={4} className="is-error">
          <span className="row">
            <Glyph name="error" /> {broken}
          </span>
        </td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        {renaming ? (
          <Rename summary={summary} onDone={() => setRenaming(false)} />
        ) : (
          <PlanLink summary={summary} running={session !== undefined} />
        )}
      </th>
      <td className="dim">{method ? methodWords[method].name : 'Best'}</td>
      <td className="dim nowrap">{dayAndTime(changed, Date.now())}</td>
      <td className="nowrap">
        <StateOf session={session} pinned={pinned} />
      </td>
      <td className="recent-more">
        <Menu
          name={`More for ${name}`}
          items={[
            { text: 'Rename', run: () => setRenaming(true) },
            { text: pinned ? 'Unpin' : 'Pin to the top', run: () => void pin(id, !pinned) },
            { text: 'Remove', run: () => void remove(id) },
          ]}
        />
      </td>
    </tr>
  );
}

function PlanLink({ summary, running }: { summary: DocumentSummary; running: boolean }) {
  const go = useApp((state) => state.go);
  const document = summary.id;
  const route = running
    ? ({ at: 'consoles', document } as const)
    : ({ at: 'situation', document, screen: 'what' } as const);
  return (
    <a
      className="recent-link"
      href={printRoute(route)}
      onClick={(event) => {
        event.preventDefault();
        go(route);
      }}
    >
      {summary.name}
    </a>
  );
}

function Rename({ summary, onDone }: { summary: DocumentSummary; onDone(): void }) {
  const rename = useApp((state) => state.renameDocument);
  const [name, setName] = useState(summary.name);
  const save = () => {
    onDone();
    if (name.trim() && name.trim() !== summary.name) void rename(summary.id, name.trim());
  };
  return (
    <input
      className="input"
      aria-label={`New name of ${summary.name}`}
      maxLength={200}
      value={name}
      ref={(input) => {
        if (input && input !== document.activeElement) input.focus();
      }}
      onChange={(event) => setName(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save();
        if (event.key === 'Escape') onDone();
      }}
    />
  );
}

const sessionWords: Record<SessionState['state'], string> = {
  starting: 'Starting',
  running: 'Running',
  ending: 'Ending',
  ended: 'Ended',
  failed: 'Stopped at a step',
};

function StateOf({ session, pinned }: { session: SessionState | undefined; pinned: boolean }) {
  return (
    <span className="row">
      {session ? (
        <>
          <Glyph name="play" className="glyph-small is-best" /> {sessionWords[session.state]}
          {session.practice && <span className="tag tag-warning">practice</span>}
        </>
      ) : (
        <span className="meta">not running</span>
      )}
      {pinned && (
        <span className="tag">
          <Glyph name="pin" /> pinned
        </span>
      )}
    </span>
  );
}
