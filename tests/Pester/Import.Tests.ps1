BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Get-StagedManifest)
    $script:manifest = Get-StagedManifest
    $script:exported = (Import-PowerShellDataFile $manifest).CmdletsToExport | Sort-Object
    $script:server = Start-TestServer (Join-Path $TestDrive 'server')
    $script:id = New-TestConversation $server -Messages 5

    <# Runs a script in a session of its own, with $Manifest as the staged module and Connect-Test as the connection to the test server. #>
    function Invoke-Fresh([string] $Script, [System.Collections.IDictionary] $Environment = @{}) {
        $result = Invoke-ChildSession @"
param(`$Manifest, `$Id, `$Folder)
`$ErrorActionPreference = 'Stop'
function Connect-Test { Connect-Symbl -BaseUri '$($server.BaseUri)' -AccessToken (ConvertTo-SecureString `$env:TEST_TOKEN -AsPlainText -Force) }
$Script
"@ -Argument @{ Manifest = $manifest; Id = $id; Folder = $TestDrive } -Environment ($Environment + @{ TEST_TOKEN = $server.Token })
        $result.ExitCode | Should -Be 0 -Because $result.Error
        $result.Output
    }

    <# Compiles an empty library of any name, version 0.0.1. Add-Type cannot name a library; its first use loads the compiler. #>
    function New-OldLibrary([string] $Name, [string] $Path) {
        Add-Type -TypeDefinition 'namespace SymblPS.Tests { public class Compiler { } }'
        $code = '[assembly: System.Reflection.AssemblyVersion("0.0.1.0")] namespace Old { public class Thing { } }'
        $compilation = [Microsoft.CodeAnalysis.CSharp.CSharpCompilation]::Create(
            $Name,
            [Microsoft.CodeAnalysis.SyntaxTree[]]@([Microsoft.CodeAnalysis.CSharp.CSharpSyntaxTree]::ParseText($code)),
            [Microsoft.CodeAnalysis.MetadataReference[]]@([Microsoft.CodeAnalysis.MetadataReference]::CreateFromFile([object].Assembly.Location)),
            [Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions]::new([Microsoft.CodeAnalysis.OutputKind]::DynamicallyLinkedLibrary))
        $file = [System.IO.File]::Create($Path)
        try { $compilation.Emit($file).Success | Should -BeTrue } finally { $file.Dispose() }
    }
}

AfterAll { $server | Stop-TestServer }

Describe 'The staged module' {
    It 'has a valid manifest' {
        $module = Test-ModuleManifest $manifest
        $module.Name | Should -Be 'SymblPS'
        $module.CompatiblePSEditions | Should -Be 'Core'
        $module.ProjectUri | Should -Be 'https://github.com/symblps/SymblPS'
        $module.Tags | Should -Contain 'Windows'
        $module.Tags | Should -Contain 'Linux'
        $module.Tags | Should -Contain 'MacOS'
        $module.ExportedCmdlets.Keys | Sort-Object | Should -Be $exported
    }

    It 'exports the commands of its manifest only' {
        $commands = Get-Command -Module SymblPS
        $commands.Name | Sort-Object | Should -Be $exported
        $commands.CommandType | Select-Object -Unique | Should -Be 'Cmdlet'
        (Get-Module SymblPS).ExportedVariables.Count | Should -Be 0
        (Get-Module SymblPS).ExportedAliases.Count | Should -Be 0
    }

    It 'is the module under test' -Tag UserPath {
        $folder = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($manifest), 'bin', 'net8.0')
        [SymblPS.SymblMessage].Assembly.Location | Should -Be (Join-Path $folder 'SymblPS.dll')
        (Get-Command Get-SymblMessage).ImplementingType.Assembly.Location | Should -Be (Join-Path $folder 'SymblPS.Cmdlets.dll')
    }

    It 'holds no source, no symbols, and no more than 20 libraries for each build' {
        $folder = [System.IO.Path]::GetDirectoryName($manifest)
        Get-ChildItem $folder -Recurse -Include *.pdb, *.cs, *.deps.json -Exclude Symbl.LocalServer.deps.json | Should -BeNullOrEmpty
        foreach ($build in Get-ChildItem (Join-Path $folder 'bin')) {
            $libraries = Get-ChildItem $build -Filter *.dll
            $libraries.Count | Should -BeLessOrEqual 20
        }
        # As built: the staged copies are larger if they are instrumented for coverage.
        $built = Join-Path (Get-RepositoryRoot) 'src' 'SymblPS.Cmdlets' 'bin' 'Release' 'net8.0'
        (Get-ChildItem (Join-Path $folder 'bin' 'net8.0') -Filter *.dll).Name.ForEach({ Get-Item (Join-Path $built $_) }) |
            Measure-Object Length -Sum | ForEach-Object Sum | Should -BeLessThan 2.8MB
    }
}

Describe 'Import and removal' {
    It 'works after <Case>' -ForEach @(
        @{ Case = 'Import-Module -Force, and once more'; Again = 'Import-Module $Manifest -Force; Import-Module $Manifest -Force' }
        @{ Case = 'Remove-Module and Import-Module'; Again = 'Remove-Module SymblPS; if (Get-Command *-Symbl*) { throw "left behind" }; Import-Module $Manifest' }
    ) {
        $output = Invoke-Fresh @"
Import-Module `$Manifest
$Again
(Get-Command -Module SymblPS).Count
Connect-Test
@(Get-SymblMessage `$Id).Count
(Get-SymblMessage `$Id -First 1 | Out-String).Trim() -match 'Speaker: Speaker 1'
"@
        $output | Should -Be $exported.Count, 5, 'True'
    }

    It 'imports from the root of the clone' {
        $output = Invoke-Fresh "Import-Module '$(Join-Path (Get-RepositoryRoot) 'SymblPS.psd1')'; Connect-Test; @(Get-SymblMessage `$Id).Count; (Get-Module SymblPS).ModuleBase"
        $output | Should -Be 5, (Get-RepositoryRoot)
    }

    It 'imports from the clone after an import of the same version from another path' {
        $output = Invoke-Fresh @"
Import-Module `$Manifest
Import-Module '$(Join-Path (Get-RepositoryRoot) 'SymblPS.psd1')'
Connect-Test
@(Get-SymblMessage `$Id).Count
"@
        $output | Should -Be 5
    }

    It 'loads automatically with the first command' {
        $path = [System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName([System.IO.Path]::GetDirectoryName($manifest)))
        $output = Invoke-Fresh @"
`$env:PSModulePath = '$path' + [System.IO.Path]::PathSeparator + `$env:PSModulePath
Connect-Test
@(Get-SymblMessage `$Id).Count
(Get-Module SymblPS).Path
1..2 | ForEach-Object -Parallel { @(Get-SymblMessage `$using:Id).Count }
"@
        $output | Should -Be 5, ($manifest -replace 'psd1$', 'psm1'), 5, 5
    }

    It 'writes no output in strict mode' {
        Invoke-Fresh 'Set-StrictMode -Version Latest; Import-Module $Manifest *>&1; Connect-Test *>&1; @(Get-SymblMessage $Id).Count' | Should -Be 5
    }
}

Describe 'Other versions and libraries' {
    It 'requires a new session for another version and keeps working' {
        $copy = Join-Path $TestDrive 'modules/SymblPS/9.9.9'
        [void](New-Item -ItemType Directory $copy)
        $from = [System.IO.Path]::GetDirectoryName($manifest)
        Get-ChildItem $from -Exclude server | Copy-Item -Destination $copy -Recurse
        $text = Get-Content (Join-Path $copy 'SymblPS.psd1') -Raw
        $text -replace "ModuleVersion\s*=\s*'[^']+'", "ModuleVersion = '9.9.9'" | Set-Content (Join-Path $copy 'SymblPS.psd1')

        $output = Invoke-Fresh @"
Import-Module `$Manifest
Connect-Test
try { Import-Module '$copy/SymblPS.psd1'; 'imported' } catch { `$_.Exception.Message }
@(Get-SymblMessage `$Id).Count
"@
        $output[0] | Should -Match '9\.9\.9'
        $output[0] | Should -Match 'new PowerShell session'
        $output[-1] | Should -Be 5
    }

    Context 'A session that loaded another version of each dependency first' {
        BeforeAll {
            $script:bin = [System.IO.Path]::Combine([System.IO.Path]::GetDirectoryName($manifest), 'bin', 'net8.0')
            # The dependencies are the staged libraries of other makers, so a new dependency is covered by itself.
            $libraries = Get-ChildItem $bin -Filter *.dll
            $script:dependencies = $libraries | Where-Object { $_.VersionInfo.CompanyName -ne 'SymblPS contributors' } | ForEach-Object BaseName
            # tests/OtherVersions restores other versions of the packages into this folder.
            $script:others = [System.IO.Path]::Combine((Get-RepositoryRoot), 'output', 'test', 'other-versions')

            # Each library of the module but SymblPS.dll, which the default context must supply, as an empty library of version 0.0.1.
            $script:old = (New-Item -ItemType Directory (Join-Path $TestDrive 'old')).FullName
            $libraries.BaseName | Where-Object { $_ -ne 'SymblPS' } | ForEach-Object { New-OldLibrary $_ (Join-Path $old "$_.dll") }

            # A module of another maker that uses its own version of the packages.
            $script:otherModule = Join-Path $TestDrive 'Other/Other.psd1'
            $null = New-Item -ItemType Directory (Join-Path $TestDrive 'Other')
            $script:otherFiles = (Get-ChildItem $others -Filter *.dll | Where-Object Name -NE 'OtherVersions.dll').FullName
            Copy-Item $otherFiles (Split-Path $otherModule)
            New-ModuleManifest $otherModule -RequiredAssemblies (Split-Path $otherFiles -Leaf) -FunctionsToExport @() -CmdletsToExport @()

            # Several versions of a package may have the same assembly version.
            function Get-FileVersion([string] $Path) { [System.Diagnostics.FileVersionInfo]::GetVersionInfo($Path).FileVersion }

            <#
                Runs a script, imports the module, connects and reads messages through a retry. -UseOther uses the other version, before and after
                that. Returns the loaded assemblies as objects with Name, Path, Context and Folder.
            #>
            function Invoke-WithOthers([string] $Script, [string] $UseOther = '') {
                Set-ServerFault $server -Rule @{ fault = 'status'; status = 503; times = 1; match = @{ prefix = "/v1/conversations/$id" } }
                try {
                    # The retry after the 503 is the part of Polly.
                    $output = Invoke-Fresh @"
$Script
$UseOther
Import-Module `$Manifest
Connect-Test
@(Get-SymblMessage `$Id).Count
$UseOther
[System.AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { -not `$_.IsDynamic } | ForEach-Object {
    [pscustomobject]@{
        Name = `$_.GetName().Name
        Path = `$_.Location
        Context = [System.Runtime.Loader.AssemblyLoadContext]::GetLoadContext(`$_).Name
        Folder = [System.IO.Path]::GetDirectoryName(`$_.Location)
    }
} | ConvertTo-Json -Compress
"@
                    $output[0] | Should -Be 5
                    (Get-RequestCount $server)[0] | Should -Be 1
                    $output[-1] | ConvertFrom-Json
                }
                finally { Set-ServerFault $server }
            }
        }

        It 'has another version of every dependency to load, in a package and as an old library' {
            $dependencies | Should -Contain 'Microsoft.Extensions.Http'
            $dependencies | Should -Contain 'Polly.Core'
            foreach ($name in $dependencies) {
                Join-Path $others "$name.dll" | Should -Exist -Because "tests/OtherVersions must have another version of $name"
                Get-FileVersion (Join-Path $others "$name.dll") | Should -Not -Be (Get-FileVersion (Join-Path $bin "$name.dll")) -Because $name
                [System.Reflection.AssemblyName]::GetAssemblyName((Join-Path $old "$name.dll")).Version | Should -Be '0.0.1.0'
            }
        }

        It 'runs the module with its own packages, and the other version works on (<Way>)' -ForEach @(
            @{ Way = 'Assembly.LoadFrom' }
            @{ Way = 'another module' }
        ) {
            $load = if ($Way -eq 'another module') { "Import-Module '$otherModule'" }
            else { ($otherFiles | ForEach-Object { "[void][System.Reflection.Assembly]::LoadFrom('$_')" }) -join "`n" }
            $loaded = Invoke-WithOthers $load -UseOther @'
$services = [Microsoft.Extensions.DependencyInjection.ServiceCollection]::new()
[void][Microsoft.Extensions.DependencyInjection.HttpClientFactoryServiceCollectionExtensions]::AddHttpClient($services)
$provider = [Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions]::BuildServiceProvider($services)
$provider.GetService([System.Net.Http.IHttpClientFactory]).CreateClient('other').Dispose()
'@
            $ours = $loaded | Where-Object { $_.Folder -eq $bin -and $_.Name -in $dependencies }
            $ours.Name | Should -Contain 'Microsoft.Extensions.Http'
            $ours.Name | Should -Contain 'Polly.Core'
            $ours.Context | Select-Object -Unique | Should -Be 'SymblPS'
            foreach ($name in $ours.Name) {
                $other = $loaded | Where-Object { $_.Name -eq $name -and $_.Folder -ne $bin }
                $other.Context | Should -Not -Be 'SymblPS'
                Get-FileVersion $other.Path | Should -Not -Be (Get-FileVersion (Join-Path $bin "$name.dll")) -Because $name
            }
        }

        It 'runs the module with its own libraries after an old library of each name' {
            $loaded = Invoke-WithOthers "Get-ChildItem '$old' -Filter *.dll | ForEach-Object { [void][System.Reflection.Assembly]::LoadFrom(`$_.FullName) }"
            foreach ($name in 'Microsoft.Extensions.Http', 'Polly.Core', 'SymblPS.Client', 'SymblPS.Cmdlets') {
                $versions = $loaded | Where-Object Name -EQ $name
                $versions | Should -HaveCount 2 -Because "the old $name and that of the module are loaded"
                $versions.Folder | Should -Contain $bin
            }
        }
    }

    It 'loads the packages at the first call, not at the import' {
        $output = Invoke-Fresh @"
function Get-Package { @([System.AppDomain]::CurrentDomain.GetAssemblies().GetName().Name -match '^(Microsoft\.Extensions\.|Polly)' -ne 'Microsoft.Extensions.ObjectPool') -join ' ' }
Import-Module `$Manifest
"import: `$(Get-Package)"
Connect-Test
"call: `$(Get-Package)"
"@
        $output[0] | Should -Be 'import: '
        $output[1] | Should -BeLike '*Microsoft.Extensions.Http*'
        # The engine of the container is never needed: see docs/adr/0003-http-client-factory.md.
        $output[1] -split ' ' | Should -Not -Contain 'Microsoft.Extensions.DependencyInjection'
    }
}

Describe 'A PowerShell that cannot run the module' {
    BeforeAll { . (Join-Path ([System.IO.Path]::GetDirectoryName($manifest)) 'SymblPS.Requirement.ps1') }

    It 'gets one line with the required version and its source (<Edition> <Version>)' -ForEach @(
        @{ Edition = 'Desktop'; Version = '5.1.22621.4391'; Name = 'Windows PowerShell 5.1.22621.4391' }
        @{ Edition = ''; Version = '4.0'; Name = 'Windows PowerShell 4.0' }
        @{ Edition = 'Core'; Version = '7.3.12'; Name = 'PowerShell 7.3.12' }
        @{ Edition = 'Core'; Version = '7.4.0-preview.1'; Name = $null }
        @{ Edition = 'Core'; Version = '7.6.0-rc.1'; Name = $null }
        @{ Edition = 'Core'; Version = '8.0.0'; Name = $null }
    ) {
        $text = @(Get-LackingRequirement -Version $Version -Edition $Edition)
        if ($Name) {
            $text | Should -HaveCount 1
            $text[0] | Should -Match "SymblPS needs PowerShell 7\.4 or later, and this is $([regex]::Escape($Name))\. .*https://aka\.ms/install-powershell"
            $text[0] | Should -Not -Match '\n'
        }
        else { $text | Should -BeNullOrEmpty }
    }

    It 'can parse <_> as Windows PowerShell 5.1' -ForEach 'SymblPS.psm1', 'SymblPS.Requirement.ps1' {
        $errors = $null
        $path = Join-Path ([System.IO.Path]::GetDirectoryName($manifest)) $_
        $ast = [System.Management.Automation.Language.Parser]::ParseFile($path, [ref] $null, [ref] $errors)
        $errors | Should -BeNullOrEmpty
        # Syntax of later versions: ternary, null-coalescing, null-conditional, pipeline chains.
        $later = 'TernaryExpressionAst', 'PipelineChainAst'
        $ast.FindAll({ param($node) $node.GetType().Name -in $later }, $true) | Should -BeNullOrEmpty
        $ast.FindAll({ param($node) $node -is [System.Management.Automation.Language.BinaryExpressionAst] -and $node.Operator -eq 'QuestionQuestion' }, $true) |
            Should -BeNullOrEmpty
        $ast.FindAll({ param($node) $node.PSObject.Properties['NullConditional'] -and $node.NullConditional }, $true) | Should -BeNullOrEmpty
    }

    It 'does not meet the version and the edition of the manifest' {
        $data = Import-PowerShellDataFile $manifest
        $data.PowerShellVersion | Should -Be '7.4'
        $data.CompatiblePSEditions | Should -Be 'Core'
    }
}
