export interface Activity {
  readonly label: string
  /** Activity code (NAF rév. 2) without its point. */
  readonly ape: string
}

const list = `Graphisme et identité visuelle;7410Z
Coiffure à domicile;9602A
Plomberie et dépannage;4322A
Traduction anglais et italien;7430Z
Photographie de mariage et de portrait;7420Z
Cours de guitare et d’éveil musical;8552Z
Apiculture et vente de miel;0149Z
Menuiserie et agencement bois;4332A
Développement de sites web;6201Z
Conseil en communication;7021Z
Savonnerie artisanale;2041Z
Création de bijoux fantaisie;3213Z
Céramique utilitaire;2341Z
Livraison à vélo;5320Z
Voiture de transport avec chauffeur;4932Z
Soutien scolaire en mathématiques;8559B
Secrétariat indépendant;8211Z
Naturopathie;8690F
Jardinage et taille d’oliviers;8130Z
Vente de vêtements d’occasion;4779Z
Restauration ambulante;5610C
Traiteur à domicile;5621Z
Rédaction et correction;9003B
Illustration jeunesse;9003A
Retouches et couture sur mesure;1413Z
Réparation de cycles;9529Z
Toilettage canin;9609Z
Nettoyage de locaux;8121Z
Peinture en bâtiment;4334Z
Électricité générale;4321A
Pose de carrelage;4333Z
Préparation physique et yoga;8551Z
Visites guidées et patrimoine;7990Z
Réalisation vidéo;5911B
Animation de réseaux sociaux;7311Z
Formation bureautique;8559A
Vente de produits régionaux sur les marchés;4781Z
Tapisserie d’ameublement;9524Z
Décoration florale;4776Z
Assistance informatique à domicile;9511Z`

export const ACTIVITIES: readonly Activity[] = list.split('\n').map((line) => {
  const [label = '', ape = ''] = line.split(';')
  return { label, ape }
})
