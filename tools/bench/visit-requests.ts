import { personId, providerId } from './seed.ts';

export const ITEM = 'BENCH01';
export const PRICE_FEN = 20_000n;
const PRICE = '200.00';
const PATH = '/fsi/api/rsfComIfsService/callService';

/** 2204 with one line and 2207 of the visit, each as it goes over the wire. */
export function visitRequests(
  { area, people }: { readonly area: string; readonly people: number },
  n: number,
): readonly string[] {
  const visit = `V${String(n).padStart(9, '0')}`;
  const person = personId(n % people);
  const credential = `"mdtrt_cert_type":"02","mdtrt_cert_no":"5329010101${person.slice(1)}"`;
  const charge =
    `{"feedetail":[{"feedetl_sn":"1","mdtrt_id":"${visit}","psn_no":"${person}","chrg_bchno":"B1",` +
    `"fee_ocur_time":"2025-06-01 09:00:00","med_list_codg":"${ITEM}","medins_list_codg":"${ITEM}",` +
    `"det_item_fee_sumamt":${PRICE},"cnt":1,"pric":${PRICE},"hosp_appr_flag":"0"}]}`;
  const settle =
    `{"data":{"psn_no":"${person}",${credential},"med_type":"11","medfee_sumamt":${PRICE},` +
    `"psn_setlway":"01","mdtrt_id":"${visit}","chrg_bchno":"B1","insutype":"390","acct_used_flag":"0"}}`;
  return [message('2204', charge), message('2207', settle)];

  function message(number: string, input: string): string {
    const body =
      `{"infno":"${number}","msgid":"${number}${visit}","mdtrtarea_admvs":"${area}","insuplc_admdvs":"${area}",` +
      '"recer_sys_code":"YB","infver":"V1.0","opter_type":"1","opter":"0001","opter_name":"0001",' +
      `"inf_time":"2025-06-01 09:00:00","fixmedins_code":"${providerId(n)}","fixmedins_name":"H","input":${input}}`;
    return (
      `POST ${PATH} HTTP/1.1\r\nhost: localhost\r\n` +
      `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    );
  }
}
