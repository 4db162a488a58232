export { chooseForNewcomer, readNewcomerChoices } from './newcomer-choices.ts'
export { catalogueRoutes } from './routes/catalogue.routes.ts'
export { optionRoutes } from './routes/option.routes.ts'
