-- Who lies in a hospital, and who left it lately. A stay changes its end once or twice, so the settlement
-- still updates its encounter in place: `settlement_id` is deliberately not part of the index. Building
-- it holds writes to `encounter` back until it is done.
create index encounter_stay on encounter (provider_id, ended_on)
  where kind in ('inpatient', 'disease-quota');
