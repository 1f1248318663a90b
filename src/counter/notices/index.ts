export { makeNotices } from './make-notices.ts';
export type { Gateway, Gateways, NoticeDeps, NoticesOf, NoticeToMake } from './model.ts';
export { SEND_NOTICE } from './model.ts';
export { noticeRoutes } from './routes.ts';
export { sendForgotten, sendNotice } from './send-notice.ts';
export {
  type GatewaySettings,
  openGateways,
  readGatewaySettings,
} from './settings.ts';
export type { NoticeRow } from './store.ts';
export { type StubGateway, startStubGateway } from './stub-gateway.ts';
