import { join } from 'node:path';
import { clamd } from './clamd.ts';
import { openFolderStore } from './folder-store.ts';
import type { ObjectStore } from './object-store.ts';
import type { S3Settings } from './s3-store.ts';
import { noVirusScan, type VirusScan } from './virus-scan.ts';

export type FileSettings = {
  /** Null: a folder of the data folder. */
  readonly s3: S3Settings | null;
  /** Where clamd listens; null: no scanner is set. */
  readonly clamd: string | null;
  /** Bytes a paper may have. */
  readonly paperMax: number;
};

const MEGABYTE = 1_048_576;
const PAPER_MAX_MB = 20;
export const PAPER_MAX = PAPER_MAX_MB * MEGABYTE;
/** Sealed again and read in memory by stores with the S3 protocol. */
const MOST_MB = 100;

type Environment = Readonly<Record<string, string | undefined>>;

export function readFileSettings(from: Environment): FileSettings {
  return { s3: s3Of(from), clamd: from.YIKAO_CLAMD || null, paperMax: paperMaxOf(from) };
}

function s3Of(from: Environment): S3Settings | null {
  const { YIKAO_S3_ENDPOINT: endpoint, YIKAO_S3_BUCKET: bucket } = from;
  const { YIKAO_S3_ACCESS_KEY: accessKey, YIKAO_S3_SECRET_KEY: secretKey } = from;
  if (!endpoint) return null;
  if (!bucket || !accessKey || !secretKey) {
    throw new Error(
      'YIKAO_S3_ENDPOINT needs YIKAO_S3_BUCKET, YIKAO_S3_ACCESS_KEY and YIKAO_S3_SECRET_KEY.',
    );
  }
  if (!/^https?:\/\/[^/]/.test(endpoint)) {
    throw new Error(`YIKAO_S3_ENDPOINT must be an address, not "${endpoint}".`);
  }
  const region = from.YIKAO_S3_REGION || 'us-east-1';
  const pathStyle = from.YIKAO_S3_PATH_STYLE !== 'no';
  return { endpoint, region, bucket, accessKey, secretKey, pathStyle };
}

function paperMaxOf({ YIKAO_PAPER_MB: text }: Environment): number {
  if (text === undefined || text === '') return PAPER_MAX;
  const megabytes = /^\d+$/.test(text) ? Number(text) : 0;
  if (megabytes >= 1 && megabytes <= MOST_MB) return megabytes * MEGABYTE;
  throw new Error(`YIKAO_PAPER_MB must be a whole number from 1 to ${MOST_MB}, not "${text}".`);
}

/** The client of the S3 protocol is large, so it is loaded only where it is used. */
export async function openFiles(settings: FileSettings, dataFolder: string): Promise<ObjectStore> {
  if (!settings.s3) return openFolderStore(join(dataFolder, 'files'));
  const { openS3Store } = await import('./s3-store.ts');
  return openS3Store(settings.s3);
}

export function openVirusScan({ clamd: address }: FileSettings): VirusScan {
  return address === null ? noVirusScan : clamd(address);
}
