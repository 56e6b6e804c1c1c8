import { createRoot } from 'react-dom/client';
import { MeterForm } from './MeterForm.tsx';

createRoot(document.querySelector('#root') as Element).render(<MeterForm />);
