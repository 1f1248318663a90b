import { unzipSync } from 'fflate';

/** What an archive may unpack to, and how many files it may hold: an invoice is some hundred kilobytes. */
const UNPACKED_MAX = 64 * 1024 * 1024;
const FILES_MAX = 500;
/** Bytes out for one in; small ones are let off. */
const RATIO_MAX = 200;
const SMALL = 1024 * 1024;

type ArchiveProblem = 'tooLarge' | 'broken';

export function isArchive(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/**
 * The files of an archive whose names fit. Sizes are looked at before anything is unpacked, and no file grows beyond what
 * the archive says of it.
 */
export function openArchive(
  bytes: Uint8Array,
  fits: (name: string) => boolean,
): Readonly<Record<string, Uint8Array>> | ArchiveProblem {
  let unpacked = 0;
  let files = 0;
  let tooLarge = false;
  try {
    const found = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        files += 1;
        unpacked += originalSize;
        const swollen = originalSize > SMALL && originalSize > size * RATIO_MAX;
        tooLarge ||= swollen || unpacked > UNPACKED_MAX || files > FILES_MAX;
        return !tooLarge && fits(name);
      },
    });
    return tooLarge ? 'tooLarge' : found;
  } catch {
    return tooLarge ? 'tooLarge' : 'broken';
  }
}
