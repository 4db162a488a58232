export interface Town {
  readonly postcode: string
  readonly city: string
}

const list = `13100 Aix-en-Provence|13090 Aix-en-Provence|13200 Arles|13001 Marseille|13006 Marseille|13008 Marseille|13400 Aubagne
13300 Salon-de-Provence|13500 Martigues|13600 La Ciotat|13260 Cassis|13210 Saint-Rémy-de-Provence|13160 Châteaurenard
13120 Gardanne|13410 Lambesc|13760 Saint-Cannat|13610 Le Puy-Sainte-Réparade|13770 Venelles|13650 Meyrargues
84000 Avignon|84100 Orange|84200 Carpentras|84300 Cavaillon|84400 Apt|84120 Pertuis|84160 Lourmarin|84800 L’Isle-sur-la-Sorgue
84220 Gordes|84110 Vaison-la-Romaine|84360 Lauris|84240 La Tour-d’Aigues
83000 Toulon|83300 Draguignan|83400 Hyères|83500 La Seyne-sur-Mer|83600 Fréjus|83170 Brignoles|83110 Sanary-sur-Mer|83136 Néoules
83470 Saint-Maximin-la-Sainte-Baume|83690 Salernes
04100 Manosque|04000 Digne-les-Bains|04200 Sisteron|04300 Forcalquier|04210 Valensole|04400 Barcelonnette|04360 Moustiers-Sainte-Marie
05000 Gap|05100 Briançon|06000 Nice|06130 Grasse|06400 Cannes|06600 Antibes|30000 Nîmes|30700 Uzès|34000 Montpellier|26000 Valence`

/** Towns around the organisation, each with a postcode of its own. */
export const TOWNS: readonly Town[] = list
  .split(/[|\n]/u)
  .map((line) => ({ postcode: line.slice(0, 5), city: line.slice(6) }))
