import { httpGateway } from './http-gateway.ts';
import { type Gateways, NOTICE_CHANNELS, type NoticeChannel } from './model.ts';
import { type StubGateway, startStubGateway } from './stub-gateway.ts';

/** Where each way's gateway listens; `stub`: our own on loopback; absent: none is set. */
export type GatewaySettings = Readonly<Partial<Record<NoticeChannel, string>>>;

/** YIKAO_SMS, YIKAO_APP, YIKAO_MAIL. Telephone numbers travel encrypted, but on this machine. */
export function readGatewaySettings(
  from: Readonly<Record<string, string | undefined>>,
): GatewaySettings {
  return Object.fromEntries(
    NOTICE_CHANNELS.flatMap((channel) => {
      const name = `YIKAO_${channel.toUpperCase()}`;
      const text = from[name];
      if (text === undefined || text === '') return [];
      if (text === 'stub' || /^(https:\/\/|http:\/\/(127\.0\.0\.1|localhost)[:/])/.test(text)) {
        return [[channel, text]];
      }
      throw new Error(`${name} must be "stub" or an https address, not "${text}".`);
    }),
  );
}

export type OpenGateways = { readonly gateways: Gateways; readonly stub: StubGateway | null };

/** Where nothing is set in a trial on one computer, a stub stands for the telephone. */
export async function openGateways(
  settings: GatewaySettings,
  { trial }: { trial: boolean },
): Promise<OpenGateways> {
  const wanted: GatewaySettings =
    trial && Object.keys(settings).length === 0 ? { sms: 'stub' } : settings;
  const stub = Object.values(wanted).includes('stub') ? await startStubGateway() : null;
  const gateways = Object.fromEntries(
    Object.entries(wanted).map(([channel, address]) => [
      channel,
      httpGateway(address === 'stub' && stub ? stub.address : address),
    ]),
  );
  return { gateways, stub };
}
