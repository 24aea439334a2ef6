BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    $script:publisher = Join-Path (Get-RepositoryRoot) 'build' 'Publish-Module.ps1'
    $script:version = (Import-PowerShellDataFile (Get-StagedManifest)).ModuleVersion

    # An empty profile: PowerShell finds modules and repositories in this folder only.
    $script:homeFolder = Join-Path $TestDrive 'home'
    $script:profileOnly = @{ HOME = $homeFolder; XDG_DATA_HOME = $null; XDG_CONFIG_HOME = $null; XDG_CACHE_HOME = $null; PSModulePath = $null }
    # .NET ignores a folder that does not exist.
    foreach ($folder in '.local/share', '.config', '.cache') { $null = New-Item -ItemType Directory -Path (Join-Path $homeFolder $folder) }

    <# Runs the publishing script in a session of its own, with the empty profile. #>
    function Invoke-Publisher([string] $Repository, [System.Collections.IDictionary] $Environment = @{}) {
        Invoke-ChildSession 'param($Publisher, $Repository, $BasePath) & $Publisher -Repository $Repository -BasePath $BasePath; exit $LASTEXITCODE' -Argument @{
            Publisher = $publisher; Repository = $Repository; BasePath = $TestDrive
        } -Environment ($profileOnly + $Environment) -TimeoutSeconds 120
    }
}

Describe 'Publishing' {
    BeforeAll {
        # Windows finds the user's modules through the profile of the account, not through variables.
        $script:isolated = -not $IsWindows
        $script:feed = Join-Path $TestDrive 'feed'
        $null = New-Item -ItemType Directory -Path $feed
        if ($isolated) { $script:published = Invoke-Publisher $feed }
    }

    BeforeEach { if (-not $isolated) { Set-ItResult -Skipped -Because 'Windows has no empty profile that variables can select' } }

    It 'puts the staged version into a folder repository' {
        $published.ExitCode | Should -Be 0 -Because $published.Error
        $published.Output | Should -Be "SymblPS $version is published to '$feed'."
        (Get-ChildItem $feed).Name | Should -Be "SymblPS.$version.nupkg"
    }

    It 'refuses a version that the repository has' {
        $file = Get-ChildItem $feed
        $again = Invoke-Publisher 'feed'
        $again.ExitCode | Should -Be 1
        $again.Error | Should -Be "'feed' already has SymblPS $version. Raise VersionPrefix in Directory.Build.props and ModuleVersion in SymblPS.psd1."
        (Get-ChildItem $feed).LastWriteTimeUtc | Should -Be $file.LastWriteTimeUtc
    }

    It 'refuses a repository that does not exist' {
        $result = Invoke-Publisher 'Nowhere'
        $result.ExitCode | Should -Be 1
        $result.Error | Should -BeLike "'Nowhere' is neither a registered repository (*), nor an existing folder, nor a URL."
    }

    It 'leaves the registered repositories as they are' {
        $result = Invoke-ChildSession '(Get-PSResourceRepository).Name' -Environment $profileOnly
        $result.Output | Should -Be 'PSGallery'
    }

    It 'produces a module that installs into an empty profile and runs the main job' {
        $result = Invoke-ChildSession @'
param($Feed, $Sample, $DataPath)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
if (Get-Module -ListAvailable -Name SymblPS) { throw 'The profile is not empty.' }
Register-PSResourceRepository -Name Feed -Uri $Feed -Trusted
Install-PSResource -Name SymblPS -Repository Feed
Import-Module SymblPS
(Get-Module SymblPS).ModuleBase
try {
    Connect-Symbl -Local -DataPath $DataPath
    Submit-SymblAudio $Sample -SpeakerCount 2 | Wait-SymblJob | Get-SymblMessage | Group-Object -Property Speaker | ForEach-Object { "$($_.Name): $($_.Count)" }
}
finally { Disconnect-Symbl }
'@ -Argument @{ Feed = $feed; Sample = Get-SampleRecording; DataPath = Join-Path $TestDrive 'data' } -Environment $profileOnly -TimeoutSeconds 180
        $result.ExitCode | Should -Be 0 -Because $result.Error
        $base, $speakers = $result.Output
        $base | Should -BeLike (Join-Path $homeFolder '*' 'SymblPS' $version)
        $speakers.Count | Should -Be 2
        $speakers | Should -Match '^Speaker [12]: \d+$'
    }
}
