/** How fast text gets from a program to the screen, and whether the screen holds the program back. */
import * as nodePty from 'node-pty';
import { bytesOf, type Flood, linesOf, newFlood } from './flood.ts';
import { type MeasuredTerminal, whenShown } from './measured-terminal.ts';
import { openOurWindow } from './ours.ts';
import { median, report, runs } from './rows.ts';
import { test } from './unopened-app.ts';
import { newContext, openWettyPage, withWetty } from './wetty.ts';

/** Four times what our window may be behind before it skips; a peer that draws everything takes a quarter of a minute for it. */
const floodLines = linesOf(32_000_000);
/** Below that border: drawn whole by both. */
const listingLines = linesOf(6_000_000);
const bytesPerMB = 1e6;

/** Of one flood, in MB a second from its first line on. */
interface Speed {
  /** Until its program had written everything. */
  written: number;
  /** Until its last line was on the screen. */
  shown: number;
  /** As shown, but only what was really drawn counts. */
  drawn: number;
}

type Speeds = Record<'flood' | 'listing', Speed[]>;

async function flood(
  measured: MeasuredTerminal,
  lines: number,
  bytesDrawn?: () => Promise<number>,
): Promise<Speed> {
  const one = newFlood(lines);
  const drawnBefore = (await bytesDrawn?.()) ?? 0;
  const shown = whenShown(measured, one.lastLine);
  await measured.type(`shell ${one.argv.join(' ')}`);
  const shownAt = await shown;
  const drawnBytes = bytesDrawn ? (await bytesDrawn()) - drawnBefore : bytesOf(lines);
  const { began, done } = await one.times();
  one.forget();
  const speed = (bytes: number, until: number) => bytes / bytesPerMB / ((until - began) / 1000);
  return {
    written: speed(bytesOf(lines), done),
    shown: speed(bytesOf(lines), shownAt),
    drawn: speed(drawnBytes, shownAt),
  };
}

/** The limit: node-pty alone, its text counted and thrown away. MB a second; what it loses at the end does not count. */
function nodePtyAlone(one: Flood): Promise<number> {
  return new Promise((resolve, reject) => {
    const [file = '', ...args] = one.argv;
    const child = nodePty.spawn(file, args, { cols: 200, rows: 50, encoding: null });
    let bytes = 0;
    let lastAt = 0;
    // With encoding null it gives bytes, whatever its typings say.
    child.onData((data: string | Uint8Array) => {
      bytes += data.length;
      lastAt = Date.now();
    });
    child.onExit(() => {
      one
        .times()
        .then(({ began }) => resolve(bytes / bytesPerMB / ((lastAt - began) / 1000)), reject)
        .finally(one.forget);
    });
  });
}

test('throughput: a flood and a listing, to the screen', async ({ app, chrome }, info) => {
  const window = await openOurWindow(app, chrome, 1);
  const [console = ''] = window.consoles;
  const measured = await window.measured(console);
  const alone: number[] = [];
  const ours: Speeds = { flood: [], listing: [] };
  const peer: Speeds = { flood: [], listing: [] };
  await withWetty(async (wetty) => {
    const context = await newContext(chrome);
    const page = await openWettyPage(wetty, context);
    for (let run = 0; run < runs; run++) {
      alone.push(await nodePtyAlone(newFlood(floodLines)));
      ours.flood.push(await flood(measured, floodLines, window.bytesReceived));
      await window.atPrompt(console);
      peer.flood.push(await flood(page, floodLines));
      ours.listing.push(await flood(measured, listingLines, window.bytesReceived));
      await window.atPrompt(console);
      peer.listing.push(await flood(page, listingLines));
    }
    await context.close();
  });
  await window.close();

  const of = (speeds: Speed[], key: keyof Speed) => median(speeds.map((speed) => speed[key]));
  const row = (what: string, kind: 'flood' | 'listing', key: keyof Speed) => ({
    what,
    unit: 'MB/s' as const,
    ours: of(ours[kind], key),
    peer: { name: 'wetty', value: of(peer[kind], key) },
    runs: `${runs}`,
  });
  report(
    info,
    row('flood of 32 MB: as fast as its program could write', 'flood', 'written'),
    {
      ...row('flood of 32 MB: as fast as its program could write', 'flood', 'written'),
      peer: { name: 'node-pty alone', value: median(alone) },
    },
    row('flood of 32 MB: until its last line is on screen', 'flood', 'shown'),
    row('flood of 32 MB: what is drawn of it meanwhile', 'flood', 'drawn'),
    row('listing of 6 MB: until its last line is on screen, all drawn', 'listing', 'drawn'),
  );
});
