/** Architecture and version of a Windows program, read from its file: a few kilobytes instead of starting it. Pure but for `read`. */
import type { Architecture } from '../../core/situation/schema.ts';

export interface ImageFacts {
  architecture?: Architecture;
  /** As Windows shows it: 10.0.29507.1001. */
  version?: string;
}

type Read = (offset: number, length: number) => Promise<Uint8Array | undefined>;

// Offsets and numbers of the documented PE format ("PE Format", Win32 documentation).
const headerBytes = 4096;
const peOffsetAt = 0x3c;
const peSignature = 0x0000_4550;
const sectionBytes = 40;
const machines: Record<number, Architecture> = { 332: 'x86', 34404: 'x64', 43620: 'arm64' };
const versionResource = 16;
const isFolder = 0x8000_0000;
const entryBytes = 8;
/** The folders of resources, by type, name and language, come before the data: few entries, a few kilobytes. */
const resourceTreeBytes = 64 * 1024;
/** VS_FIXEDFILEINFO begins with this number; the version follows after 8 bytes. Names before it take at most this much. */
const fixedInfoSignature = 0xfeef_04bd;
const versionBytes = 256;

/** Empty for a file that is no Windows program, and for one that cannot be read. */
export async function imageFacts(read: Read): Promise<ImageFacts> {
  const header = view(await read(0, headerBytes));
  if (!header || header.byteLength < 64 || header.getUint16(0) !== 0x4d5a) return {};
  const pe = header.getUint32(peOffsetAt, true);
  if (pe + 24 > header.byteLength || header.getUint32(pe, true) !== peSignature) return {};
  const architecture = machines[header.getUint16(pe + 4, true)];
  const version = await readVersion(read, header, pe);
  return { ...(architecture && { architecture }), ...(version && { version }) };
}

async function readVersion(read: Read, header: DataView, pe: number): Promise<string | undefined> {
  const section = findResources(header, pe);
  const tree = section && view(await read(section.fileOffset, resourceTreeBytes));
  const data = tree && findVersionData(tree);
  if (!data) return undefined;
  const resource = view(await read(section.fileOffset + data - section.address, versionBytes));
  return resource && findVersion(resource);
}

function findResources(header: DataView, pe: number): { address: number; fileOffset: number } | undefined {
  const sections = header.getUint16(pe + 6, true);
  const first = pe + 24 + header.getUint16(pe + 20, true);
  for (let at = first; at < first + sections * sectionBytes; at += sectionBytes) {
    if (at + sectionBytes > header.byteLength) return undefined;
    if (sectionName(header, at) !== '.rsrc') continue;
    return { address: header.getUint32(at + 12, true), fileOffset: header.getUint32(at + 20, true) };
  }
  return undefined;
}

/** Address of the first version resource in memory: type 16, then its first name, then its first language. */
function findVersionData(tree: DataView): number | undefined {
  const names = entry(tree, 0, (id) => id === versionResource);
  const languages = names === undefined ? undefined : entry(tree, names, () => true);
  const leaf = languages === undefined ? undefined : entry(tree, languages, () => true);
  return leaf === undefined || leaf + 4 > tree.byteLength ? undefined : tree.getUint32(leaf, true);
}

/** Where the first wanted entry of the folder leads, from the start of the tree. */
function entry(tree: DataView, folder: number, wanted: (id: number) => boolean): number | undefined {
  if (folder + 16 > tree.byteLength) return undefined;
  const count = tree.getUint16(folder + 12, true) + tree.getUint16(folder + 14, true);
  for (let index = 0; index < count; index++) {
    const at = folder + 16 + index * entryBytes;
    if (at + entryBytes > tree.byteLength) return undefined;
    if (wanted(tree.getUint32(at, true))) return tree.getUint32(at + 4, true) & ~isFolder;
  }
  return undefined;
}

function findVersion(resource: DataView): string | undefined {
  for (let at = 0; at + 16 <= resource.byteLength; at += 4) {
    if (resource.getUint32(at, true) !== fixedInfoSignature) continue;
    const [minor, major] = [resource.getUint16(at + 8, true), resource.getUint16(at + 10, true)];
    const [revision, build] = [resource.getUint16(at + 12, true), resource.getUint16(at + 14, true)];
    return `${major}.${minor}.${build}.${revision}`;
  }
  return undefined;
}

function sectionName(header: DataView, at: number): string {
  let name = '';
  for (let byte = at; byte < at + 8 && header.getUint8(byte) !== 0; byte++) {
    name += String.fromCharCode(header.getUint8(byte));
  }
  return name;
}

function view(bytes: Uint8Array | undefined): DataView | undefined {
  return bytes && new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
