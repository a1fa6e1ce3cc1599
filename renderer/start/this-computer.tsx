import { useApp } from '../store/use-app.ts';
import { Button } from '../ui/button.tsx';

const systems = { windows: 'Windows', linux: 'Linux', macos: 'macOS' } as const;

export function ThisComputerFacts() {
  const hello = useApp((state) => state.hello);
  const toolsets = useApp((state) => state.toolsets);
  const looking = useApp((state) => state.toolsetsState === 'loading');
  const go = useApp((state) => state.go);
  const found = toolsets.filter(({ programs }) => programs.length > 0);
  return (
    <section>
      <h2>This computer</h2>
      {hello && (
        <dl className="facts">
          <dt>Name</dt>
          <dd>{hello.computer.name}</dd>
          <dt>Addresses</dt>
          <dd>{hello.computer.addresses.join(', ') || 'none'}</dd>
          <dt>System</dt>
          <dd>
            {systems[hello.computer.os]}, {hello.computer.architecture}
          </dd>
          <dt>Debuggers</dt>
          <dd>
            {found.map(({ id, name, version }) => (
              <span className="facts-line" key={id}>
                {name} {version && <span className="meta">{version}</span>}
              </span>
            ))}
            {found.length === 0 && (looking ? 'being looked for' : 'none found')}
          </dd>
          <dt>Elevated</dt>
          <dd>{hello.computer.elevated ? 'yes' : 'no; needed only to be listed by others'}</dd>
          <dt>Plans are in</dt>
          <dd className="facts-path">{hello.dataFolder}</dd>
        </dl>
      )}
      <Button small onPress={() => go({ at: 'settings' })}>
        See the debuggers
      </Button>
    </section>
  );
}
