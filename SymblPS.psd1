# The paths below are those of a clone after a build, so that Import-Module ./SymblPS.psd1 works there. Staging rewrites them for the module's own
# folder under output/ and replaces CmdletsToExport by the list of all commands.
@{
    RootModule             = 'src/Module/SymblPS.psm1'
    ModuleVersion          = '0.1.0'
    GUID                   = '5d0b6a3e-4a43-4c7e-9a53-2f0c8d1c6f17'
    Author                 = 'SymblPS contributors'
    CompanyName            = 'SymblPS contributors'
    Copyright              = '(c) SymblPS contributors. MIT license.'
    Description            = 'Conversation intelligence for PowerShell: submit recorded calls and get objects grouped by speaker. Works with Symbl-compatible services and with the included local server. Unofficial; not affiliated with Symbl.ai or Invoca.'
    PowerShellVersion      = '7.4'
    CompatiblePSEditions   = @('Core')
    FormatsToProcess       = @(
        'src/Module/SymblPS.Format.ps1xml'
        'src/Module/SymblPS.Speakers.Format.ps1xml'
        'src/Module/SymblPS.Insights.Format.ps1xml'
        'src/Module/SymblPS.Account.Format.ps1xml'
        'src/Module/SymblPS.Engines.Format.ps1xml'
    )
    FunctionsToExport      = @()
    CmdletsToExport        = '*'
    VariablesToExport      = @()
    AliasesToExport        = @()
    PrivateData            = @{
        PSData = @{
            Tags         = @(
                'Windows', 'Linux', 'MacOS', 'PSEdition_Core'
                'Symbl', 'conversation-intelligence', 'speech', 'diarization', 'transcript', 'call-center'
            )
            ProjectUri   = 'https://github.com/symblps/SymblPS'
            LicenseUri   = 'https://opensource.org/license/mit'
            ReleaseNotes = 'See CHANGELOG.md.'
        }
    }
}
