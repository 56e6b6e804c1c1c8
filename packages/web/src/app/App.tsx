import { ReadView } from '../views/Read/ReadView.tsx';

export function App() {
  return (
    <main>
      <h1>Cifra</h1>
      <ReadView />
    </main>
  );
}
