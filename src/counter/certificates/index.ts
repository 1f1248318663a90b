export { coveredMonths } from './build-insurance.ts';
export { certificateEffects } from './certificate-effects.ts';
export { type CertificateDeps, type Issued, issueInsurance } from './issue-certificate.ts';
export { certificateCheckRoutes } from './public-routes.ts';
export { type CertificateReads, type CertificateRoutes, certificateRoutes } from './routes.ts';
export type { CertificateCheckView, CertificateView } from './view.ts';
