import { codeOfLink, type DeepLink, messageOfLink } from '../engine/deep-link.ts';

/** Where the chats of this house are found; null for a messenger that is not set up. */
export type ChatAddresses = {
  /** As people type it, without a slash at the end. */
  readonly publicUrl: string;
  /** Without `@`. */
  readonly telegramBot: string | null;
  /** Digits, the country first: `"31612345678"`. */
  readonly whatsappNumber: string | null;
};

/** A code on paper: the messenger that it opens, and the address in it. */
export type Code = { readonly channel: 'web' | 'telegram' | 'whatsapp'; readonly url: string };

/**
 * The ways to a topic of the chat. WhatsApp knows no start parameter: there, a message stands ready to be sent, with
 * the picture of the topic for whoever cannot read its code. Short, so that the squares in the code stay large.
 *
 * @example codesTo({ language: 'ar', topic: 'money' }, '💶', { publicUrl: 'https://chat.example.org', … })
 * // → [{ channel: 'web', url: 'https://chat.example.org/chat?to=ar-money' }, …]
 */
export function codesTo(link: DeepLink, icon: string, addresses: ChatAddresses): readonly Code[] {
  const { publicUrl, telegramBot, whatsappNumber } = addresses;
  const code = codeOfLink(link);
  const ready = encodeURIComponent(`${icon} ${messageOfLink(link)}`);
  return [
    { channel: 'web', url: `${publicUrl}/chat?to=${code}` },
    ...(telegramBot === null
      ? []
      : [{ channel: 'telegram', url: `https://t.me/${telegramBot}?start=${code}` } as const]),
    ...(whatsappNumber === null
      ? []
      : [{ channel: 'whatsapp', url: `https://wa.me/${whatsappNumber}?text=${ready}` } as const]),
  ];
}
