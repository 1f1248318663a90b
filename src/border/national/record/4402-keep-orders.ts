import { keepDocuments } from './keep-documents.ts';

/** 4402 住院医嘱记录: each order of a stay is a document, so that one of them can be corrected. */
export const keepOrders = keepDocuments('4402', 'data', {
  kind: 'order',
  number: [['medcas_drord_detl_id']],
  on: ['drord_isu_no', 'medc_begntime'],
  items: ['drord_detl_code'],
  title: ['drord_detl_name', 'drord_item_name'],
});
