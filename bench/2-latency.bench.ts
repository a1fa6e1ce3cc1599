/** How long keys take to come back, alone and beside a flood; how long a command takes to its first line. */
import { test } from '../e2e/fixtures.ts';
import { enterToLineMs, keyEchoesMs, type MeasuredTerminal } from './measured-terminal.ts';
import { openOurWindow } from './ours.ts';
import { median, quantile, type Row, report, runs } from './rows.ts';
import { newContext, openWettyPage, withWetty } from './wetty.ts';

/** Fits into a line of the narrowest pane. */
const keysInRun = 40;
/** Until it is broken off. */
const endlessFlood = "shell yes 'ntdll!RtlUserThreadStart+0x21   mov  rcx,qword ptr [rsp+28h]   0000001f'";
/** Echoed by the pseudo-terminal itself: no program's own thinking is measured. */
const echoing = 'shell cat';

async function echoes(measured: MeasuredTerminal): Promise<number[][]> {
  const all: number[][] = [];
  for (let run = 0; run < runs; run++) all.push(await keyEchoesMs(measured, keysInRun));
  return all;
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
  const typed = await window.measured(first);
  const flooded = await window.measured(second);

  const field = window.page.locator(`[data-command="${first}"]`);
  const ourLines: number[] = [];
  for (let run = 0; run < runs; run++) {
    await field.fill(`echo ours ${run}\\n`);
    ourLines.push(await enterToLineMs(typed, `ours ${run}`));
    await window.atPrompt(first);
  }
  await typed.type(echoing);
  const ourIdle = await echoes(typed);
  await flooded.type(endlessFlood);
  const ourBusy = await echoes(typed);
  await window.close();

  const peer = await withWetty(async (wetty) => {
    const context = await newContext(chrome);
    const other = await openWettyPage(wetty, context);
    const page = await openWettyPage(wetty, context);
    await page.page.bringToFront();
    await page.focus();
    const lines: number[] = [];
    for (let run = 0; run < runs; run++) {
      await page.page.keyboard.type(`echo peer ${run}\\n`);
      lines.push(await enterToLineMs(page, `peer ${run}`));
    }
    await page.type(echoing);
    const idle = await echoes(page);
    await other.type(endlessFlood);
    const busy = await echoes(page);
    await context.close();
    return { lines, idle, busy };
  });

  report(
    info,
    ...rowsOf('key to echo, nothing else happens', ourIdle, peer.idle),
    ...rowsOf('key to echo, another console floods', ourBusy, peer.busy),
    {
      what: 'Enter to the first line of the answer (gdb)',
      unit: 'ms',
      ours: median(ourLines),
      peer: { name: 'wetty', value: median(peer.lines) },
      runs: `${runs}`,
    },
  );
});
