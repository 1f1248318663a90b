-- An antenatal examination is a visit of its own, with its own document. The new check is not held against rows that are
-- there, which the old one held, so that no table is read; each table is locked for a moment.
alter table encounter drop constraint encounter_kind_check;
alter table encounter add constraint encounter_kind_check check
  (kind in ('inpatient', 'outpatient', 'antenatal', 'chronic', 'special', 'two-diseases', 'disease-quota')) not valid;
