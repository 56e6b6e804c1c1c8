import type { Corruption } from '@cifra/training/evaluation/corruptions/kinds.ts';
import type { SweepName } from '@cifra/training/evaluation/robustness/sweeps.ts';
import type { ReportWords } from '@cifra/training/evaluation/words/english.ts';
import type { ReportNumbers } from '@cifra/training/evaluation/words/reportNumbers.ts';

const digit = { one: 'Ziffer', other: 'Ziffern' };

const corruptions: Readonly<Record<Corruption, string>> = {
  'shot noise': 'Schrotrauschen',
  'impulse noise': 'Impulsrauschen',
  'glass blur': 'Milchglas',
  'motion blur': 'Bewegungsunschärfe',
  shear: 'Scherung',
  scale: 'Verkleinerung',
  rotate: 'Drehung',
  brightness: 'Helligkeit',
  translate: 'Verschiebung',
  stripe: 'Streifen',
  fog: 'Nebel',
  spatter: 'Spritzer',
  'dotted line': 'gepunktete Linie',
  zigzag: 'Zickzacklinie',
  'canny edges': 'Canny-Kanten',
};

const sweeps: Readonly<Record<SweepName, { readonly name: string; readonly unit: string }>> = {
  rotation: { name: 'Drehung', unit: '° nach rechts' },
  size: { name: 'Größe', unit: 'mal so groß' },
  'stroke width': { name: 'Strichdicke', unit: 'Pixel mehr auf jeder Seite' },
  noise: { name: 'Rauschen', unit: 'Standardabweichung, 1 = volle Tinte' },
  resolution: { name: 'Auflösung', unit: 'Pixel je Seite' },
};

/** The part about corrupted, changed and attacked digits, in German. */
export function germanRobustness({
  counted,
  short,
  shortPercent,
  whole,
}: ReportNumbers): ReportWords['robustness'] {
  const rounded = (share: number) => shortPercent(Number(share.toFixed(2)));
  return {
    corruption: (kind) => corruptions[kind],
    mean: (count, error, worst) =>
      `Unter den ${count} Störungen von MNIST-C, so stark wie im veröffentlichten Datensatz, werden im Mittel ${error} der Ziffern falsch gelesen. Am schlimmsten sind ${worst.join(', ')}.`,
    worst: (kind, error) => `${corruptions[kind]} (${error})`,
    learned: {
      unknown: 'Ob im Training ähnliche Störungen vorkamen, ist nicht bekannt.',
      none: 'Keine dieser Störungen kam im Training vor.',
      some: (resembled, all, extents) =>
        `Keine dieser Störungen kam im Training vor, doch die Veränderungen nach dem Rezept ähneln ${resembled.length} der ${all} ` +
        `(${resembled.map((kind) => corruptions[kind]).join(', ')})${extents.length > 0 ? `: ${extents.join(', ')}` : ''}. ` +
        `Die übrigen ${all - resembled.length} hat das Modell nie gesehen.`,
      extents: {
        rotation: (most) => `Drehung um bis zu ${short(most)}° (MNIST-C: 23°)`,
        scale: (most) => `Verkleinerung um bis zu ${rounded(1 - Math.exp(-most))} (MNIST-C: ${rounded(0.3)})`,
        shear: (most) => `Scherung um bis zu ${short(most)} (MNIST-C: ${short(0.42)})`,
        translation: (most) =>
          `Verschiebung um bis zu ${short(most)} Pixel (MNIST-C: 3 Pixel in jeder Richtung)`,
        rules: (share) => `gerade Striche über ${rounded(share)} der Ziffern`,
        filter: (share) => `zufällige Filter auf ${rounded(share)}`,
        paper: (share) => `graues Papier in ungleichmäßigem Licht bei ${rounded(share)}`,
        noise: (share) => `gleichverteiltes Rauschen auf ${rounded(share)}`,
      },
    },
    bySeverity: {
      title: 'Störungen nach Stärke',
      words: (count, weakest, strongest) =>
        `Mittlere Fehlerrate der ${count} Störungen, von ${weakest} bei Stärke 1 bis ${strongest} bei Stärke 5; die dünnen Linien sind das 95-%-Intervall.`,
      x: 'Stärke',
      mean: (count) => `Mittel der ${count}`,
      low: '95 %, unteres Ende',
      high: '95 %, oberes Ende',
    },
    table: {
      caption: (most, least) =>
        `Falsch gelesen bei der in MNIST-C veröffentlichten Stärke, von ${counted(most, digit)}, und bei jeder Stärke; * ist die veröffentlichte (die anderen von ${whole(least)})`,
      head: ['Störung', 'wie veröffentlicht'],
    },
    sweep: {
      title: (name) => `Fehlerrate nach ${sweeps[name].name}`,
      words: (name, n, best, ends) =>
        `Von ${counted(n, digit)} werden bei ${best.at} (${sweeps[name].unit}) ${best.error} falsch gelesen; ` +
        `${ends.map(({ error, at }) => `bei ${at} sind es ${error}`).join(', ')}.`,
      x: (name) => `${sweeps[name].name}: ${sweeps[name].unit}`,
      misread: 'falsch gelesen',
    },
    attacks: {
      none: 'Keine Angriffe: Dem Modell fehlt explain.onnx, mit dem sich Gradienten berechnen lassen.',
      title: 'Angriffe',
      words: (n, errors) =>
        'Tinte, gezielt verändert, um das Modell zu täuschen, jedes Pixel höchstens um den Radius: in einem Schritt (FGSM) und durch projizierten Gradientenanstieg (PGD). ' +
        `Von ${counted(n, digit)} werden falsch gelesen: ${errors.map(({ fgsm, pgd, radius }) => `${fgsm} und ${pgd} bei ${radius}`).join('; ')}.`,
      x: 'Radius, Anteil der vollen Tinte',
    },
    y: 'falsch gelesen, %',
  };
}
