/** A mutant shall not be found in one run and survive the next. */
import fc from 'fast-check'

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 42 })
