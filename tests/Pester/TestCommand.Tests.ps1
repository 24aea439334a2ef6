# The test command judges suites by their output. These tests hold it to its promise that nothing is left out without notice.
BeforeAll {
    Import-Module (Join-Path $PSScriptRoot 'Support/TestKit.psm1')
    Import-Module (Join-Path (Get-RepositoryRoot) 'build' 'Build.psm1'), (Join-Path (Get-RepositoryRoot) 'build' 'Testing.psm1')
}

AfterAll { Remove-Module Testing, Build }

Describe 'The numbers of a suite' {
    It 'come from the summary of xunit' {
        $result = Read-SuiteOutput Some.Tests @(
            '    Some.Tests.Audio.Reads_video [SKIP]'
            '      ffmpeg is not on the PATH.'
            '   Some.Tests  Total: 10, Errors: 1, Failed: 2, Skipped: 1, Not Run: 0, Time: 1.0s') 1
        $result.Passed, $result.Failed, $result.Skipped | Should -Be 7, 3, 1
        $result.Skips.Test | Should -Be 'Some.Tests.Audio.Reads_video'
        $result.Skips.Reason | Should -Be 'ffmpeg is not on the PATH.'
    }

    It 'come from the summary of Pester' {
        $result = Read-SuiteOutput Pester @('Skipped: Secrets.protects the file: Windows has no file modes', 'pester: 1 1 5') 0
        $result.Passed, $result.Failed, $result.Skipped | Should -Be 3, 1, 1
        $result.Skips.Reason | Should -Be 'Windows has no file modes'
    }

    It 'count one failure if the suite <Case>' -ForEach @(
        @{ Case = 'prints no summary'; Lines = @('Starting'); ExitCode = 0 }
        @{ Case = 'prints nothing'; Lines = @(); ExitCode = 0 }
        @{ Case = 'ends badly after a good summary'; Lines = @('   Some.Tests  Total: 4, Errors: 0, Failed: 0, Skipped: 0, Not Run: 0, Time: 1.0s'); ExitCode = 134 }
        @{ Case = 'is the Pester suite without Pester'; Lines = @('Pester is not staged.'); ExitCode = 1 }
    ) {
        (Read-SuiteOutput Some.Tests $Lines $ExitCode).Failed | Should -Be 1
    }

    It 'count one failure for files that are not formatted' {
        (Read-SuiteOutput Format @('/clone/src/A.cs(1,2): error WHITESPACE: Fix whitespace formatting.') 2).Failed | Should -Be 1
        (Read-SuiteOutput Format @() 0).Failed | Should -Be 0
    }
}

Describe 'A suite that prints nothing' {
    BeforeAll {
        Push-Location (New-Item -ItemType Directory -Path (Join-Path $TestDrive 'clone/output/test') -Force).Parent.Parent
        Mock Get-SuiteCommand -ModuleName Testing { @(Get-PowerShellCommand) + '-NoProfile', '-Command', "exit $Name" }
    }

    AfterAll { Pop-Location }

    It 'has an empty log and is judged' {
        (Invoke-Suite 0).Failed | Should -Be 1 -Because 'it printed no summary'
        Get-Content -LiteralPath output/test/0.log | Should -BeNullOrEmpty
    }
}

Describe 'The floors of coverage' {
    It 'name each project with code' {
        $floors = Import-PowerShellDataFile (Join-Path (Get-RepositoryRoot) 'build' 'coverage-floors.psd1')
        $projects = Get-ChildItem (Join-Path (Get-RepositoryRoot) 'src') -Directory |
            Where-Object { Get-ChildItem $_ -Filter *.cs -Recurse | Where-Object FullName -NotMatch '[\\/]obj[\\/]' }
        $projects.Name | Where-Object { -not $floors.ContainsKey($_) } | Should -BeNullOrEmpty
    }
}

Describe 'An interrupted run' {
    It 'leaves instrumented assemblies that the next build replaces' {
        $originals = New-Item -ItemType Directory -Path (Join-Path $TestDrive 'originals')
        $copy = Join-Path $TestDrive 'Some.dll'
        Set-Content -LiteralPath (Join-Path $originals 'Some.dll') -Value 'as built'
        Set-Content -LiteralPath (Join-Path $originals 'Some.copies') -Value $copy, (Join-Path $TestDrive 'removed' 'Some.dll')
        Set-Content -LiteralPath $copy -Value 'instrumented'
        Restore-BuiltAssembly $originals
        Get-Content -LiteralPath $copy | Should -Be 'as built'
        (Get-ChildItem $originals).Name | Should -Be 'Some.dll'
    }
}

Describe 'The task command' {
    It 'refuses <Case>' -ForEach @(
        @{ Case = 'an unknown task'; Arguments = @('nonsense'); ExitCode = 2; Message = "Unknown task 'nonsense'. Tasks: build, test, *" }
        @{ Case = 'an unknown test project'; Arguments = @('test', 'Nonsense'); ExitCode = 1; Message = "test failed: No test project is named 'Nonsense'.*" }
        @{ Case = 'arguments without a test project'; Arguments = @('test', '-class', 'X'); ExitCode = 1; Message = "test failed: Name the test project before '-class'.*" }
        @{ Case = 'to publish without a repository'; Arguments = @('publish'); ExitCode = 1; Message = "publish failed: 'publish' takes one argument*" }
    ) {
        $command = @(Get-PowerShellCommand) + '-NoProfile', '-NonInteractive', '-File', (Join-Path (Get-RepositoryRoot) 'build' 'Invoke-Task.ps1') + $Arguments
        $process = New-RedirectedProcess -Command $command
        [void]$process.Start()
        try {
            $process.StandardInput.Close()
            $output = $process.StandardOutput.ReadToEndAsync()
            $process.StandardError.ReadToEnd() | Should -BeLike $Message
            $process.WaitForExit()
            $process.ExitCode | Should -Be $ExitCode -Because $output.Result
        }
        finally { $process.Dispose() }
    }
}
