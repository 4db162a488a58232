import type { FastifyReply } from 'fastify'
import { html } from '../pages/html.ts'
import { sendPage } from '../pages/layout.ts'
import type { Citizen } from './citizens.ts'

const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' })

const born = ({ birthdate, birthplace, birthcountry, gender }: Citizen) =>
  `${gender === 'female' ? 'Née' : 'Né'} le ${day.format(new Date(birthdate))}, ${
    birthplace === '' ? `pays ${birthcountry}` : `commune ${birthplace}`
  }`

/** Plays the choice of an identity provider and the sign-in there: one says who one is. */
export const choicePage = (reply: FastifyReply, uid: string, citizens: readonly Citizen[]) =>
  sendPage(reply, {
    ...{ title: 'FranceConnect', brand: 'FranceConnect (joué)', bare: true, width: 'narrow' },
    body: html`<h1>Qui êtes-vous\u00a0?</h1>
<p>Ici, le vrai FranceConnect vous ferait choisir un compte (impots.gouv.fr, ameli.fr…) et vous y connecter. Choisissez une personne inventée.</p>
${citizens.map(
  (
    citizen,
  ) => html`<form class="card" method="post" action="/franceconnect/choisir/${uid}"><input type="hidden" name="citizen" value="${citizen.id}">
<h2>${citizen.given_name} ${citizen.family_name}</h2>
${citizen.preferred_username && html`<p>Nom d’usage\u00a0: ${citizen.preferred_username}</p>`}
<p>${born(citizen)}</p><p class="soft">${citizen.note}</p>
<button type="submit">Continuer avec ${citizen.given_name} ${citizen.family_name}</button></form>`,
)}
<form method="post" action="/franceconnect/choisir/${uid}"><button type="submit">Annuler et revenir au service</button></form>`,
  })
