import { createHash } from 'node:crypto';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { Outage } from '../../kernel/rejection.ts';
import type { ObjectStore, StoredObject } from './object-store.ts';

export type S3Settings = {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** `endpoint/bucket/name`, as most stores outside the big clouds want it, in place of `bucket.endpoint/name`. */
  readonly pathStyle: boolean;
};

export type S3Store = ObjectStore & { readonly close: () => void };

/**
 * Files in a store with the S3 protocol. What is staged is held in memory (a paper has at most some 20 MB) and is put in
 * one request, which such a store carries out as a whole or not at all; the digest lets it refuse what arrived damaged.
 */
export function openS3Store(settings: S3Settings): S3Store {
  const { bucket: Bucket } = settings;
  const client = new S3Client({
    endpoint: settings.endpoint,
    region: settings.region,
    forcePathStyle: settings.pathStyle,
    credentials: { accessKeyId: settings.accessKey, secretAccessKey: settings.secretKey },
    // Older stores do not know the newer checksums; Content-MD5 is known by all.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  return {
    async stage(bytes) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of bytes) chunks.push(chunk);
      const Body = Buffer.concat(chunks);
      const ContentMD5 = createHash('md5').update(Body).digest('base64');
      return {
        commit: async (Key) => {
          await reached(client.send(new PutObjectCommand({ Bucket, Key, Body, ContentMD5 })));
        },
        discard: () => Promise.resolve(),
      };
    },
    async get(Key) {
      const found = await foundOf(client.send(new GetObjectCommand({ Bucket, Key })));
      return found ? (found.Body as AsyncIterable<Uint8Array>) : null;
    },
    has: async (Key) =>
      (await foundOf(client.send(new HeadObjectCommand({ Bucket, Key })))) !== null,
    remove: async (Key) => {
      await foundOf(client.send(new DeleteObjectCommand({ Bucket, Key })));
    },
    list: (prefix) => listAll(client, Bucket, prefix),
    close: () => client.destroy(),
  };
}

/** By the oldest form of the question, in which the last name tells where to go on: every store knows that one. */
async function* listAll(
  client: S3Client,
  Bucket: string,
  Prefix: string,
): AsyncGenerator<StoredObject> {
  for (let Marker: string | undefined; ; ) {
    const page = await reached(client.send(new ListObjectsCommand({ Bucket, Prefix, Marker })));
    const found = page.Contents ?? [];
    for (const { Key, Size, LastModified } of found) {
      if (Key && LastModified) yield { name: Key, size: Size ?? 0, at: LastModified };
    }
    Marker = found.at(-1)?.Key;
    if (!page.IsTruncated || Marker === undefined) return;
  }
}

async function foundOf<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    const { name } = error as Error;
    if (name === 'NoSuchKey' || name === 'NotFound') return null;
    throw outage(error);
  }
}

async function reached<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: unknown) => {
    throw outage(error);
  });
}

function outage(error: unknown): Outage {
  return new Outage(`the object store does not serve: ${(error as Error).name}`, { cause: error });
}
