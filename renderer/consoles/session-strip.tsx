import type { SessionState } from '../../core/contract/schemas.ts';
import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';
import { duration } from './modes.ts';
import { type StripLink, type StripNode, strip } from './session-view.ts';
import { useNow } from './use-now.ts';

/** The route as it is now: computers, links with their state, and the target. */
export function SessionStrip({ session }: { session: SessionState }) {
  const askToEnd = useApp((state) => state.askToEnd);
  const forget = useApp((state) => state.forgetSession);
  const go = useApp((state) => state.go);
  const { nodes, links } = strip(session);
  const over = session.state === 'ended';
  const { document } = session;
  return (
    <section className="strip" aria-label="Live map" data-region tabIndex={-1}>
      <h1 className="unseen">{session.name}: consoles</h1>
      <ol className="strip-route">
        {nodes.map((node) => (
          <li key={node.place}>
            <Node node={node} />
            <Link link={links[node.place]} />
          </li>
        ))}
      </ol>
      <div className="strip-deeds">
        {document && (
          <Button className="only-wide" onPress={() => go({ at: 'plan', document })}>
            Plan
          </Button>
        )}
        {over ? (
          <Button onPress={() => void forget(session.id)}>Close session</Button>
        ) : (
          <Button busy={session.state === 'ending'} onPress={() => askToEnd({ session: session.id })}>
            End session
          </Button>
        )}
      </div>
    </section>
  );
}

function Node({ node }: { node: StripNode }) {
  return (
    <div className="strip-node">
      <b>{node.name}</b>
      <span>
        {node.says || 'no program yet'}
        {node.since !== undefined && <Clock at={node.since} />}
      </span>
    </div>
  );
}

const Clock = ({ at }: { at: number }) => <span className="clock"> {duration(useNow() - at)}</span>;

function Link({ link }: { link: StripLink | undefined }) {
  if (!link) return null;
  return (
    <div className={link.lost ? 'strip-link is-lost' : 'strip-link'}>
      <span>{link.says}</span>
      <span className={`wireline wireline-${link.kind}`}>
        {link.dial === 'reverse' && <Arrow reverse />}
        <i />
        {link.dial === 'forward' && <Arrow />}
      </span>
    </div>
  );
}

/** Points at the one being called. */
function Arrow({ reverse }: { reverse?: true }) {
  return (
    <svg className="arrow" viewBox="0 0 11 11" aria-hidden="true" focusable="false">
      <path d={reverse ? 'M0 5.5L11 0v11z' : 'M11 5.5L0 0v11z'} />
    </svg>
  );
}
