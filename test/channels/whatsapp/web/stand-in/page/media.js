import { download, upload } from './link.js';

/** Bytes in the hands of the page. */
export class OpaqueData {
  constructor(blob, type) {
    Object.assign(this, { blob, type });
  }

  static async createFromData(blob, type) {
    return new OpaqueData(blob, type);
  }

  url() {
    return URL.createObjectURL(this.blob);
  }

  formData() {
    return this.blob;
  }

  autorelease() {}
}

const objects = new Map();
const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

function typeOf(mimetype, { isPtt, asDocument, asSticker }) {
  if (asDocument) return 'document';
  if (isPtt) return 'ptt';
  if (asSticker) return 'sticker';
  const [kind] = mimetype.split('/');
  return ['image', 'video', 'audio'].includes(kind) ? kind : 'document';
}

/** What a file becomes before it is sent. */
export const prepRawMedia = (opaque, params) => ({
  async waitForPrep() {
    const filehash = base64(await crypto.subtle.digest('SHA-256', await opaque.blob.arrayBuffer()));
    const type = typeOf(opaque.type, params);
    objects.set(filehash, {
      filehash,
      type,
      size: opaque.blob.size,
      blob: opaque.blob,
      contentInfo: {},
      consolidate() {},
    });
    return {
      type,
      filehash,
      mimetype: opaque.type,
      filename: opaque.blob.name,
      mediaBlob: opaque,
      toJSON: () => ({}),
      set(values) {
        Object.assign(this, values);
      },
    };
  },
});

export const getOrCreateMediaObject = (filehash) => objects.get(filehash);

export async function uploadMedia({ mediaObject }) {
  const { path } = await upload(mediaObject.blob);
  return { mediaEntry: { mmsUrl: '', directPath: path, mediaKey: 'key', uploadHash: path, encFilehash: path } };
}

export const downloadAndMaybeDecrypt = ({ directPath }) => download(directPath);
