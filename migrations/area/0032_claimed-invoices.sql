-- Invoices are held from the submission on: given up when a claim ends without a payment, and taken again by the same
-- case when it is opened anew. That is a further row, so that case and number no longer name one row only. The table is
-- small (an invoice a claim); its exclusive lock lasts as long as numbering its rows takes.
alter table claimed_invoice drop constraint claimed_invoice_pkey;
alter table claimed_invoice add column seq bigint generated always as identity primary key;
create index claimed_invoice_case on claimed_invoice (case_id);
