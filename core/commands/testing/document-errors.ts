/** Lines of the documents that are wrong as printed, with the rule that says so (facts section 15 and others). */
export const documentErrors: Record<string, { rule: string; says: string }> = {
  'cmd-105': { rule: '15.17', says: 'ExdiGdbDrv.dll for ExdiGdbSrv.dll' },
  'cmd-123': { rule: '15.20', says: 'en dash' },
  'cmd-149': { rule: '15.20', says: 'en dash' },
  'cmd-151': { rule: '15.20', says: 'en dash' },
  'cmd-164': { rule: '7', says: 'the quotation mark behind the path is missing' },
  'cmd-263': { rule: '15.7', says: 'windbg -iae for -I' },
  'cmd-265': { rule: '15.7', says: '-iaec without quotation marks' },
  'cmd-280': { rule: '5', says: 'colours without their argument (15.26)' },
  'cmd-282': { rule: '15.26', says: 'a stray "cmd"' },
  'cmd-297': { rule: '5', says: 'colours without their argument (15.26)' },
  'cmd-300': { rule: '2.18', says: 'NTSD under remote /s (15.13)' },
  'cmd-308': { rule: '2.18', says: 'NTSD under remote /s (15.13)' },
  'cmd-317': { rule: '15.2', says: 'both legs name the same computer' },
  'cmd-335': { rule: '15.12', says: '-d between -k and its string' },
  'cmd-369': { rule: '15.12', says: '-d between -k and its string' },
  'cmd-451': { rule: '15.16', says: '.netuse without /a' },
};

/** Pieces of lines, with "..." for the rest: no whole line to judge. */
export const fragments = ['cmd-359', 'cmd-360', 'cmd-361', 'cmd-362'];

/** Templates that are whole only with one of the things that they print as optional. */
export const needOneOption: Record<string, string> = {
  'cmd-061': 'D7',
  'cmd-062': 'D7',
  'cmd-063': 'D7',
  'cmd-064': 'D7',
  'cmd-065': 'D7',
  'cmd-066': 'D7',
  'cmd-067': 'D7',
  'cmd-156': '7',
  'cmd-157': '7',
  'cmd-160': '7',
  'cmd-161': '7',
};
