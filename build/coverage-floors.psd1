# The share of lines, in percent, that the tests must run, by project of src/. The test command fails below a floor, and if a project with code has none.
@{
    # Client
    'SymblPS'              = 90
    'SymblPS.Client'       = 90

    # Speech and language
    'Symbl.Speech'         = 90
    'Symbl.Speech.Scoring' = 90
    'Symbl.Language'       = 90

    # Cmdlets
    'SymblPS.Cmdlets'      = 80
    'SymblPS.Host'         = 80

    # Server
    'Symbl.Domain'         = 80
    'Symbl.Platform'       = 80
    'Symbl.Recognition'    = 80
    'Symbl.Storage'        = 80
    'Symbl.LocalServer'    = 80
}
