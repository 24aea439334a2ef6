# The share of lines, in percent, that the tests must run, by project of src/. The test command fails below a floor, and if a project with code has none.
@{
    # Models, for the client and the server
    'Symbl.Models'         = 90
    'Symbl.Transcripts'    = 90

    # Client
    'SymblPS'              = 90
    'SymblPS.Client'       = 90

    # Speech and language
    'Symbl.Speech'         = 90
    'Symbl.Speech.Scoring' = 90
    'Symbl.Language'       = 90

    # A tool of the build. It runs before the tests, so that they measure nothing of it; they check the help and the manifest that it makes.
    'SymblPS.Staging'      = 0

    # They run in worker processes, which no coverage run measures. The tests of the server start them.
    'Symbl.Recognition.Whisper' = 0
    'Symbl.Recognition.Neural'  = 0

    # Cmdlets
    'SymblPS.Cmdlets'      = 80
    # The rest of the host reads what a person types.
    'SymblPS.Host'         = 45

    # Server
    'Symbl.Domain'         = 80
    'Symbl.Platform'       = 80
    'Symbl.Recognition'    = 80
    'Symbl.Storage'        = 80
    'Symbl.LocalServer'    = 80
}
