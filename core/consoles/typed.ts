/** What a line typed at a prompt makes the debugger do: whether it answers, lets the target run, or sleeps. */

export type Effect = 'busy' | 'running' | 'sleeping';

/** g gh gn gu gc, p t and their variants, wt: the target runs, and no prompt comes until it stops (facts 8.2). */
const resumes =
  /^(?:~\S*\s*)?(?:g[chnuN]?|gh|gn|gN|gu|[pt][abcht]?|[pt]c?t?|[pt]ct|wt)(?:r)?(?:\s|$|[@!*=0-9])/;
const sleeps = /^\.sleep\b/i;

/** A line may have several commands; the last one that lets the target run decides. Text in quotation marks is not looked at. */
export function effectOf(line: string, family: 'debugger' | 'gdb'): Effect {
  if (family === 'gdb') return gdbResumes.test(line.trim()) ? 'running' : 'busy';
  let effect: Effect = 'busy';
  for (const command of withoutQuoted(line).split(';')) {
    const text = command.trim();
    if (sleeps.test(text)) effect = 'sleeping';
    else if (resumes.test(text)) effect = 'running';
  }
  return effect;
}

const withoutQuoted = (line: string): string =>
  line.startsWith('*') || line.startsWith('$$') ? '' : line.replace(/"[^"]*"?/g, '""');

const gdbResumes =
  /^(?:c|cont|continue|fg|r|run|start|starti|s|step|si|stepi|n|next|ni|nexti|fin|finish|u|until|advance|adv|j|jump|signal|rc|reverse-\w+)(?:&|\s|$)/;

/** The first words of debugger commands: to tell a command of somebody else from text of the target behind a prompt. */
const commandWords =
  /^(?:[?|*~]|\$[$<>]|[!.][A-Za-z]|(?:a|ad|ah|al|as|ba|bc|bd|be|bl|bm|bp|br|bs|bsc|bu|c|d|d[abcdDfpquWvlsty]|dd[aps]|dp[aps]|dq[aps]|dg|dv|dx|e[abdDfpquwz]?|ez[au]|f[p]?|g|g[chnuN]|i[bwd]|j|k|k[bcdPpnvL]+|l[+-]?[lost]?|ld|lm\w*|ln|ls[afcep]?|m|n|ns|o[bwd]|p|p[abchrt]|pct|q|qq|qd|r|rm|rdmsr|s|s[enxqsu]|sx[ednrin]?|so|t|t[abchrt]|tct|u|u[bfpruox]+|uf|version|vercommand|vertarget|wt|wrmsr|x|z)(?:$|[\s*;@]))/;

export const looksLikeCommand = (text: string): boolean => commandWords.test(text.trim());
