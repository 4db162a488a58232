/** Words that can be said on the telephone: no accents, one spelling. 256 of them, so that a byte picks one. */
const WORDS = (
  'abeille abricot acajou acier alpage amande ancre anis arbre ardoise argile arome arpent atelier aube ' +
  'aulne automne avoine azur balade balcon bambou barque bassin bateau beurre bison boisson bonnet ' +
  'bosquet bouleau branche brioche brise bruyere cabane cabri cactus calanque canard capuche caramel ' +
  'carotte casque castor cerfeuil cerise chalet chamois chardon chariot chemin chene chouette cigale ' +
  'cigogne citron clairon clocher cobalt colibri colline compas corail corbeau corde coton courge ' +
  'crayon crique crocus cumin cygne dahlia damier dauphin dentelle digue domino dragon dune ebene ' +
  'ecluse ecorce ecureuil encrier epice epinette erable escale estuaire etang etoile fable faisan ' +
  'falaise fanal farine fenouil ferme feuille figuier flamant flocon flute fontaine fougere frelon ' +
  'fusain galet garrigue genet geranium girafe girofle givre glacier glycine goeland goudron granit ' +
  'grelot grenier grillon guitare hamac hameau haricot herbier heron hibou houblon huitre iris ivoire ' +
  'jardin jasmin journal jument karite lagune laine laitue lanterne laurier lavande legume lentille ' +
  'lezard lichen lilas loutre lune lynx magnolia mangue marbre marmite marron martre mauve melon menthe ' +
  'merle mesange miel mimosa miroir moineau montagne mouette moulin mousse muscade myrtille navette ' +
  'navire nectar neige noisette nuage oasis olivier ombre opale orage orchidee origan osier otarie ' +
  'ouragan paille palmier panier papaye paprika parasol pastel perdrix persil piment pinson pivoine ' +
  'plage platane poire poivre pollen pommier potiron prairie prune quartz quinoa radeau radis raisin ' +
  'rameau renard requin riviere rocher romarin rosier ruban ruche safran sapin sardine sauge saumon ' +
  'serin sesame sirop soleil sorbier sureau tamaris thym tilleul tomate topaze tortue toundra truffe ' +
  'tulipe vague vallon vanille verger verveine village violette voilier volcan zephyr'
).split(' ')

const WORD_COUNT = 4
/** Random bytes that a temporary password is made of: 45 bits of choice, behind the lock of the sign-in. */
export const TEMPORARY_PASSWORD_BYTES = WORD_COUNT + 4

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`

/** "Olivier-Lavande-4827-Mimosa-Rocher" from random bytes. */
export function temporaryPassword(bytes: Buffer): string {
  const picked = [...bytes.subarray(0, WORD_COUNT)].map((byte) => capital(WORDS[byte] ?? ''))
  const digits = String(bytes.readUInt32BE(WORD_COUNT) % 10_000).padStart(4, '0')
  return [...picked.slice(0, 2), digits, ...picked.slice(2)].join('-')
}
