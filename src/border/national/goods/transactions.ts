import type { Transaction } from '../transaction.ts';
import { downloadMedicines } from './1301-download-medicines.ts';
import { downloadHerbalPieces } from './1302-download-herbal-pieces.ts';
import { downloadPreparations } from './1303-download-preparations.ts';
import { listEthnicMedicines } from './1304-list-ethnic-medicines.ts';
import { downloadServices } from './1305-download-services.ts';
import { downloadMaterials } from './1306-download-materials.ts';
import { downloadDiagnoses } from './1307-download-diagnoses.ts';
import { downloadOperations } from './1308-download-operations.ts';
import { downloadSpecialDiseases } from './1309-download-special-diseases.ts';
import { downloadPaidDiseases } from './1310-download-paid-diseases.ts';
import { downloadDaySurgery } from './1311-download-day-surgery.ts';
import { listInsuredItems } from './1312-list-insured-items.ts';
import { downloadMorphology } from './1313-download-morphology.ts';
import { downloadTcmDiseases } from './1314-download-tcm-diseases.ts';
import { downloadTcmSyndromes } from './1315-download-tcm-syndromes.ts';
import { listMatches } from './1316-list-matches.ts';
import { listOwnMappings } from './1317-list-mappings.ts';
import { listCeilings } from './1318-list-ceilings.ts';
import { listPriorShares } from './1319-list-prior-shares.ts';
import { downloadGranules } from './1320-download-granules.ts';
import { listDictionary } from './1901-list-dictionary.ts';
import { mapOwnItems } from './3301-map-items.ts';
import { unmapOwnItem } from './3302-unmap-item.ts';
import { addDepartments } from './3401-add-departments.ts';
import { changeDepartment } from './3402-change-department.ts';
import { withdrawDepartment } from './3403-withdraw-department.ts';
import { listOwnDepartments } from './5101-list-departments.ts';
import { findOwnPractitioners } from './5102-find-practitioners.ts';

export const goodsTransactions: readonly Transaction[] = [
  downloadMedicines,
  downloadHerbalPieces,
  downloadPreparations,
  listEthnicMedicines,
  downloadServices,
  downloadMaterials,
  downloadDiagnoses,
  downloadOperations,
  downloadSpecialDiseases,
  downloadPaidDiseases,
  downloadDaySurgery,
  downloadMorphology,
  downloadTcmDiseases,
  downloadTcmSyndromes,
  listInsuredItems,
  listMatches,
  listOwnMappings,
  listCeilings,
  listPriorShares,
  downloadGranules,
  listDictionary,
  mapOwnItems,
  unmapOwnItem,
  addDepartments,
  changeDepartment,
  withdrawDepartment,
  listOwnDepartments,
  findOwnPractitioners,
];
