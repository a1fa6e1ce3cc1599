/**
 * Console text on its way to a window: one binary frame. Layout: 1 byte kind, 2 bytes length of the console id (big-endian), the id
 * in UTF-8, 8 bytes offset of the first byte in the transcript (big-endian), then the bytes as the program wrote them.
 */

export interface FeedFrame {
  /** text: bytes at `offset`; skipped: the window fell behind, the text before `offset` was not sent (it is in the transcript). */
  kind: 'text' | 'skipped';
  console: string;
  offset: number;
  bytes: Uint8Array;
}

const kinds = ['text', 'skipped'] as const;
const fixedBytes = 1 + 2 + 8;

export function encodeFeedFrame(frame: FeedFrame): Uint8Array {
  const id = new TextEncoder().encode(frame.console);
  const packed = new Uint8Array(fixedBytes + id.length + frame.bytes.length);
  const view = new DataView(packed.buffer);
  view.setUint8(0, kinds.indexOf(frame.kind));
  view.setUint16(1, id.length);
  packed.set(id, 3);
  view.setBigUint64(3 + id.length, BigInt(frame.offset));
  packed.set(frame.bytes, fixedBytes + id.length);
  return packed;
}

/** Undefined for bytes that are no frame. The text is a view into `packed`, not a copy. */
export function decodeFeedFrame(packed: Uint8Array): FeedFrame | undefined {
  if (packed.length < fixedBytes) return undefined;
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const kind = kinds[view.getUint8(0)];
  const idLength = view.getUint16(1);
  if (!kind || packed.length < fixedBytes + idLength) return undefined;
  return {
    kind,
    console: new TextDecoder().decode(packed.subarray(3, 3 + idLength)),
    offset: Number(view.getBigUint64(3 + idLength)),
    bytes: packed.subarray(fixedBytes + idLength),
  };
}
