import { join } from 'node:path';
import type { DocumentStore, Scan, Seal } from '../store.ts';
import { createScan } from './clamav.ts';
import { createDisk } from './disk.ts';
import { houseKey } from './house-key.ts';
import { createS3 } from './s3.ts';
import { createSeal, keyIdOf } from './sealing.ts';

/** The settings that say where documents are kept and who looks at them. */
export type KeepingSettings = {
  readonly DATA_DIR: string;
  readonly DOCUMENTS_KEY?: string | undefined;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_REGION: string;
  readonly S3_ACCESS_KEY_ID?: string | undefined;
  readonly S3_SECRET_ACCESS_KEY?: string | undefined;
  readonly CLAMAV_HOST?: string | undefined;
  readonly CLAMAV_PORT: number;
};

/** How this house keeps what people send. */
export type Keeping = {
  readonly seal: Seal;
  /** Seals what is put into it, opens what is taken out. */
  readonly documents: DocumentStore;
  readonly scan: Scan;
  /** Whether there is a scanner for malware. */
  readonly isScanned: boolean;
  /** By which the key of the house is known; makes the key where there is none. */
  keyId(): string;
};

/** Everything in this store is sealed by its name. */
const sealed = (store: DocumentStore, seal: Seal): DocumentStore => ({
  put: (name, content) => store.put(name, seal.close(name, content)),
  async get(name) {
    const content = await store.get(name);
    return content && seal.open(name, content);
  },
  erase: (prefix) => store.erase(prefix),
});

/** In the object store that is set, else on the disk. */
function storeFor(settings: KeepingSettings): DocumentStore {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_REGION: region } = settings;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = settings;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return createDisk(join(settings.DATA_DIR, 'documents'));
  return createS3({ endpoint, bucket, region, accessKeyId, secretAccessKey });
}

/** Reads and writes nothing yet: the key is looked for when the first file is closed or opened. */
export function openKeeping(settings: KeepingSettings): Keeping {
  const { DOCUMENTS_KEY, DATA_DIR, CLAMAV_HOST: host, CLAMAV_PORT: port } = settings;
  let known: Buffer | undefined;
  const key = (): Buffer => {
    known ??= houseKey(DOCUMENTS_KEY, DATA_DIR);
    return known;
  };
  const seal = createSeal(key);
  return {
    seal,
    documents: sealed(storeFor(settings), seal),
    scan: host === undefined ? async () => 'unscanned' : createScan({ host, port }),
    isScanned: host !== undefined,
    keyId: () => keyIdOf(key()),
  };
}
