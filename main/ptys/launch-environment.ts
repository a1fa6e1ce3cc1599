/**
 * Variables that must not reach a debugger: Electron's and Node's own switches (a debugged Node program would obey them, and the
 * channel's descriptor is ours), and what describes another terminal than the console's.
 */
const ours = /^(ELECTRON_.*|NODE_OPTIONS|NODE_CHANNEL_.*|NODE_UNIQUE_ID)$/i;
const otherTerminals =
  /^(TMUX|TMUX_PANE|STY|WINDOW|WINDOWID|TERMCAP|COLUMNS|LINES|VTE_VERSION|TERM_PROGRAM.*|COLORTERM)$/i;

/**
 * The environment of a program started by us: `base` (usually process.env) without what belongs to us, with the terminal's name,
 * and `extra` on top. On Windows case makes no difference in names, so `extra` PATH replaces `base` Path.
 */
export function launchEnvironment(
  base: Readonly<Record<string, string | undefined>>,
  extra: Readonly<Record<string, string>>,
  platform: NodeJS.Platform = process.platform,
): Record<string, string> {
  const spelled = (name: string) => (platform === 'win32' ? name.toUpperCase() : name);
  const replaced = new Set(['TERM', ...Object.keys(extra)].map(spelled));
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(base)) {
    if (value === undefined || ours.test(name) || otherTerminals.test(name) || replaced.has(spelled(name)))
      continue;
    environment[name] = value;
  }
  return { ...environment, TERM: 'xterm-256color', ...extra };
}
