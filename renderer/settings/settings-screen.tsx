import { Debuggers } from './debuggers.tsx';
import { Preferences } from './preferences.tsx';

const sections = [
  { id: 'debuggers', text: 'Debuggers' },
  { id: 'symbols', text: 'Symbols' },
  { id: 'consoles', text: 'Consoles' },
  { id: 'appearance', text: 'Appearance' },
] as const;

export function SettingsScreen() {
  return (
    <div className="settings">
      <nav className="steps" aria-label="Settings" data-region="sections" tabIndex={-1}>
        {sections.map(({ id, text }) => (
          <a
            key={id}
            href={`#${id}`}
            className="steps-screen settings-link"
            onClick={(event) => {
              event.preventDefault();
              document.querySelector<HTMLElement>(`#settings-${id}`)?.focus();
            }}
          >
            <span className="steps-name">{text}</span>
          </a>
        ))}
      </nav>
      <main className="page" data-region="settings" tabIndex={-1}>
        <Debuggers />
        <Preferences />
      </main>
    </div>
  );
}
