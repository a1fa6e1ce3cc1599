/** How long keys take to come back, alone and beside a flood; how long a command takes to its first line. */

import { enterToLineMs, keyEchoesMs, type MeasuredTerminal } from './measured-terminal.ts';
import { openOurWindow } from './ours.ts';
import { median, quantile, type Row, report, runs } from './rows.ts';
import { test } from './unopened-app.ts';
import { newContext, openWettyPage, withWetty } from './wetty.ts';

/** Fits into a line of the narrowest pane. */
const keysInRun = 40;
/** Until it is broken off. */
const endlessFlood = "shell yes 'ntdll!RtlUserThreadStart+0x21   mov  rcx,qword ptr [rsp+28h]   0000001f'";
/** Echoed by the pseudo-terminal itself: no program's own thinking is measured. */
const echoing = 'shell cat';

/** A terminal that is typed into, and one beside it that may flood. */
interface Pair {
  typed: MeasuredTerminal;
  other: MeasuredTerminal;
}

async function echoesBesideFlood({ typed, other }: Pair): Promise<number[]> {
  await other.type(endlessFlood);
  const echoes = await keyEchoesMs(typed, keysInRun);
  await other.breakIn();
  return echoes;
}

const rowsOf = (what: string, ours: number[][], peer: number[][]): Row[] =>
  (
    [
      [50, 0.5],
      [95, 0.95],
    ] as const
  ).map(([percent, share]) => ({
    what: `${what}, p${percent}`,
    unit: 'ms',
    ours: median(ours.map((run) => quantile(run, share))),
    peer: { name: 'wetty', value: median(peer.map((run) => quantile(run, share))) },
    runs: `${runs} of ${keysInRun} keys`,
  }));

test('latency: keys, alone and beside a flood; Enter to the first line', async ({ app, chrome }, info) => {
  const window = await openOurWindow(app, chrome, 2);
  const [first = '', second = ''] = window.consoles;
  const ours: Pair = { typed: await window.measured(first), other: await window.measured(second) };
  const field = window.page.locator(`[data-command="${first}"]`);

  await withWetty(async (wetty) => {
    const context = await newContext(chrome);
    const other = await openWettyPage(wetty, context);
    const typed = await openWettyPage(wetty, context);
    const peer: Pair = { typed, other };

    const lines = { ours: [] as number[], peer: [] as number[] };
    await typed.focus();
    for (let run = 0; run < runs; run++) {
      await field.fill(`echo ours ${run}\\n`);
      lines.ours.push(await enterToLineMs(ours.typed, `ours ${run}`));
      await window.atPrompt(first);
      await typed.page.keyboard.type(`echo peer ${run}\\n`);
      lines.peer.push(await enterToLineMs(typed, `peer ${run}`));
    }

    await ours.typed.type(echoing);
    await typed.type(echoing);
    const idle = { ours: [] as number[][], peer: [] as number[][] };
    const busy = { ours: [] as number[][], peer: [] as number[][] };
    for (let run = 0; run < runs; run++) {
      idle.ours.push(await keyEchoesMs(ours.typed, keysInRun));
      idle.peer.push(await keyEchoesMs(typed, keysInRun));
      busy.ours.push(await echoesBesideFlood(ours));
      busy.peer.push(await echoesBesideFlood(peer));
    }
    await context.close();

    report(
      info,
      ...rowsOf('key to echo, nothing else happens', idle.ours, idle.peer),
      ...rowsOf('key to echo, another console floods', busy.ours, busy.peer),
      {
        what: 'Enter to the first line of the answer (gdb)',
        unit: 'ms',
        ours: median(lines.ours),
        peer: { name: 'wetty', value: median(lines.peer) },
        runs: `${runs}`,
      },
    );
  });
  await window.close();
});
