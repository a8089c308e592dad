import type { Child } from 'hono/jsx';
import type { OwnDevice } from '../../crisis/desk.ts';
import { CRISIS_TEXTS } from '../texts-crisis.ts';
import { BASE, type Setting } from './setting.ts';

const texts = CRISIS_TEXTS.devices;

export type Ringing = { readonly publicKey: string; readonly devices: readonly OwnDevice[] };

const Device = ({ device, setting }: { device: OwnDevice; setting: Setting }) => (
  <li>
    <p>
      <strong>{device.name}</strong>
      <span class="tag" data-device={device.mark} hidden>
        {texts.here}
      </span>
      <br />
      <span class="small">{texts.since(setting.when.moment(device.since, setting.now))}</span>
    </p>
    <div class="acts">
      <form method="post" action={`${BASE}/account/devices/${device.id}/test`}>
        <button type="submit">{texts.test}</button>
      </form>
      <form method="post" action={`${BASE}/account/devices/${device.id}/off`}>
        <button type="submit" class="plain">
          {texts.off}
        </button>
      </form>
    </div>
  </li>
);

type Props = { readonly ringing: Ringing; readonly setting: Setting; readonly children?: Child };

/** Which browsers of hers ring when somebody needs help; turned on in the browser itself. */
export const Devices = ({ ringing, setting, children }: Props) => (
  <section
    class="card account"
    id="devices"
    data-key={ringing.publicKey}
    data-worker={setting.asset('push-worker.js')}
    data-scope={`${BASE}/`}
  >
    <h2>{texts.title}</h2>
    {children}
    <p>{texts.explain}</p>
    <ul class="plain-list devices">
      {ringing.devices.map((device) => (
        <Device device={device} setting={setting} />
      ))}
    </ul>
    <noscript>
      <p>{texts.script}</p>
    </noscript>
    <form method="post" action={`${BASE}/account/devices`} class="turn-on" data-when="can" hidden>
      <button type="submit">{texts.on}</button>
    </form>
    <p class="problem" data-when="cannot" hidden>
      {texts.cannot}
    </p>
    <p class="problem" data-when="refused" hidden>
      {texts.refused}
    </p>
    <p class="problem" data-when="failed" hidden>
      {texts.failed}
    </p>
  </section>
);
