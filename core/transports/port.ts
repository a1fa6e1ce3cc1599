/** A port as text: decimal, 1 to 65535, without leading zero, or a range low:high on the listening side (engine 1.1, B4). */
import { fail, ok, type Result } from '../contract/result.ts';
import type { PortOrRange } from '../situation/schema.ts';

const highestPort = 65535;

/** The port, or one sentence about what is wrong; `fix` where there is one right answer. */
export function readPort(text: string): Result<PortOrRange, { says: string; fix?: string }> {
  const parts = text.split(':');
  if (parts.length > 2) return fail({ says: `"${text}" is no port: a range is low:high.` });
  const numbers: number[] = [];
  for (const part of parts) {
    if (!/^\d+$/.test(part)) return fail(notDecimal(text, part));
    if (part.length > 1 && part.startsWith('0')) {
      const says = `The engine reads ${part} as an octal number; a port has no zero in front.`;
      return fail({ says, ...(Number(part) ? { fix: text.replace(part, String(Number(part))) } : {}) });
    }
    const number = Number(part);
    if (number < 1 || number > highestPort) {
      const says =
        number === 0
          ? 'Port 0 means any free port, which nobody knows; a port is 1 to 65535.'
          : `${part} is no port: a port is 1 to ${highestPort}.`;
      return fail({ says });
    }
    numbers.push(number);
  }
  const [low = 0, high] = numbers;
  if (high === undefined) return ok(low);
  if (low > high) {
    const says = `The range ${low}:${high} goes backwards; it goes from the lower to the higher port.`;
    return fail({ says, fix: `${high}:${low}` });
  }
  return ok([low, high]);
}

function notDecimal(text: string, part: string): { says: string; fix?: string } {
  if (text === '') return { says: 'The port is missing: the engine would take any free one.' };
  if (/^0x[0-9a-f]+$/i.test(part)) {
    const fix = text.replace(part, String(Number.parseInt(part, 16)));
    return { says: `${part} is written in hex; a port is a decimal number.`, fix };
  }
  const dash = /^(\d+)-(\d+)$/.exec(text);
  if (dash)
    return { says: 'A range of ports is written with a colon: low:high.', fix: `${dash[1]}:${dash[2]}` };
  const trailing = /^([1-9]\d*)\s*[;\s]\s*(hidden|icfenable)?$/i.exec(text);
  if (trailing) {
    const fix = trailing[2] ? `${trailing[1]},${trailing[2]}` : `${trailing[1]}`;
    return { says: `The engine drops what follows ${trailing[1]}; parameters are separated by commas.`, fix };
  }
  return { says: `"${text}" is no port: a port is a decimal number, 1 to ${highestPort}.` };
}
