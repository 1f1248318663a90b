import { createRoot } from 'react-dom/client';
import { Entry } from './entry.tsx';

const page = document.getElementById('page');
if (page !== null) createRoot(page).render(<Entry />);
