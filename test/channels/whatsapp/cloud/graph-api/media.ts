import { invalid, Refusal } from './payload.ts';

export type StoredMedia = { readonly type: string; readonly bytes: Uint8Array };

/** How a file that somebody sent is described, and what really comes when it is fetched. */
export type Lie = { readonly declared?: number; readonly type?: string; readonly host?: string };

const MB = 1_024 * 1_024;
const MOST: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * MB,
  'image/png': 5 * MB,
  'audio/ogg': 16 * MB,
  'audio/mpeg': 16 * MB,
  'audio/mp4': 16 * MB,
  'video/mp4': 16 * MB,
  'text/plain': 100 * MB,
  'application/pdf': 100 * MB,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 100 * MB,
};

/** Files as they lie with Meta, for as long as it keeps them. */
export type Media = {
  /** A file that we hand over. */
  upload(form: FormData): Promise<{ readonly id: string }>;
  /** A file that somebody sent: its id as it comes in the webhook. */
  sent(type: string, bytes: Uint8Array, lie?: Lie): string;
  stored(id: string): StoredMedia | undefined;
  /** Where a file lies, for five minutes. */
  describe(id: string, root: string): object;
  /** A week has gone by. */
  expire(id: string): void;
};

export function createMedia(): Media {
  const files = new Map<string, StoredMedia & { lie: Lie }>();
  let next = 700_001;
  const put = (type: string, bytes: Uint8Array, lie: Lie = {}): string => {
    const id = String(next++);
    files.set(id, { type, bytes, lie });
    return id;
  };
  return {
    async upload(form) {
      const [file, type] = [form.get('file'), String(form.get('type'))];
      if (form.get('messaging_product') !== 'whatsapp' || !(file instanceof Blob)) throw invalid('file');
      const most = MOST[type];
      if (most === undefined || file.type !== type) throw invalid('file must be of one of the types');
      if (file.size > most) throw new Refusal(400, 131_053, 'Media upload error');
      return { id: put(type, new Uint8Array(await file.arrayBuffer())) };
    },
    sent: put,
    stored(id) {
      const file = files.get(id);
      return file === undefined ? undefined : { type: file.type, bytes: file.bytes };
    },
    describe(id, root) {
      const file = files.get(id);
      if (file === undefined) throw new Refusal(400, 100, 'Object does not exist', { subcode: 33 });
      const { declared = file.bytes.length, type = file.type, host = root } = file.lie;
      return { messaging_product: 'whatsapp', url: `${host}/download/${id}`, mime_type: type, file_size: declared, id };
    },
    expire: (id) => void files.delete(id),
  };
}
