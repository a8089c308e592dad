import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { raw } from 'hono/html';
import type { Code } from '../links.ts';
import type { LineOnPaper, Paper, PlaceOnPaper } from '../paper.ts';
import { Qr } from './qr.tsx';

const SPARROW = readFileSync(join(import.meta.dirname, 'sparrow.svg'), 'utf8');

export const Sparrow = () => (
  <span class="sparrow" aria-hidden="true">
    {raw(SPARROW)}
  </span>
);

/** A picture of the chat, in one colour. */
export const Icon = ({ icon }: { icon: string }) => (
  <span class="icon" aria-hidden="true">
    {icon}
  </span>
);

/** Names of messengers are the same in every language; our own page is called what it is. */
export const nameOfCode = ({ channel }: Code, paper: Paper): string =>
  channel === 'web' ? paper.text('paper.chat') : { telegram: 'Telegram', whatsapp: 'WhatsApp' }[channel];

export const Codes = ({ codes, paper, named }: { codes: readonly Code[]; paper: Paper; named: boolean }) => (
  <ul class="codes">
    {codes.map((code) => (
      <li>
        <Qr url={code.url} label={nameOfCode(code, paper)} />
        {named && <bdi class="messenger">{nameOfCode(code, paper)}</bdi>}
      </li>
    ))}
  </ul>
);

/** A number, an address: it keeps its own direction among words of another one. */
export const Ltr = ({ text, kind }: { text: string; kind: string }) => (
  <bdi class={kind} dir="ltr">
    {text}
  </bdi>
);

/** How a place is reached, the most direct way first. */
export const Reach = ({ place: { phone, address, website } }: { place: PlaceOnPaper }) => (
  <>
    {phone !== null && (
      <span class="way">
        <Icon icon="📞" /> <Ltr text={phone} kind="phone" />
      </span>
    )}
    {address !== null && (
      <span class="way">
        <Icon icon="📍" /> <Ltr text={address} kind="address" />
      </span>
    )}
    {website !== null && (
      <span class="way">
        <Icon icon="🌐" /> <Ltr text={website} kind="website" />
      </span>
    )}
  </>
);

/** A line for danger: its number is what is read first, from far away. */
export const CrisisLine = ({ line }: { line: LineOnPaper }) => (
  <li class="line">
    <p class="numbers">
      {line.numbers.map((number) => (
        <Ltr text={number} kind="number" />
      ))}
    </p>
    <p class="name">
      <bdi>{line.name}</bdi>
    </p>
    <p class="about">{line.about}</p>
    {line.when !== '' && <p class="when">{line.when}</p>}
    <p class="checked">{line.checked}</p>
  </li>
);

/** Whose paper it is and where people are met; nothing where no centre was named. */
export const Centre = ({ paper: { centre } }: { paper: Paper }) =>
  centre === null ? null : (
    <p class="centre">
      <bdi class="name">{centre.name}</bdi>
      {centre.address !== null && (
        <span class="way">
          <Icon icon="📍" /> <Ltr text={centre.address} kind="address" />
        </span>
      )}
      {centre.phone !== null && (
        <span class="way">
          <Icon icon="📞" /> <Ltr text={centre.phone} kind="phone" />
        </span>
      )}
    </p>
  );
